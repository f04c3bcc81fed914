using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Planted;

/// <summary>
/// One line of <c>truth.ndjson</c>: what was planted, where, and what the right answer is. <c>Where</c> and <c>Answer</c> hold references
/// under which intake files the resources.
/// </summary>
public sealed record Truth(string Kind, Person Person, Telling? Telling, JsonObject Where, JsonObject Answer)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    public string ToLine()
    {
        var mrn = Telling?.Registered.Mrn ?? Person.Mrn;
        var line = new JsonObject { ["kind"] = Kind, ["patient"] = RecordIds.Patient(mrn), ["mrn"] = mrn };
        if (Telling is not null)
        {
            line["encounter"] = RecordIds.Encounter(Telling.Visit);
            line["visit"] = Telling.Visit;
            line["story"] = Telling.Story.Id;
        }
        line["where"] = Where;
        line["answer"] = Answer;
        return line.ToJsonString(Json);
    }
}
