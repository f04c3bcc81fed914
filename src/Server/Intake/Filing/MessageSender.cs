using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// Where a message comes from, as it says itself: the sending facility, and the person there who caused it, such as the registrar. What
/// it does not say is empty. Source: HL7 v2.5.1 §2.14.9.4 MSH-4 Sending Facility, §3.4.1.5 EVN-5 Operator ID (XCN); HL7 v2-to-FHIR
/// EVN[Provenance].
/// </summary>
internal sealed record MessageSender(string Number, string Name, string Facility)
{
    private const string ParticipantTypes = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    /// <summary>The sender of a message; null when it names neither person nor facility.</summary>
    public static MessageSender? Of(Hl7Message message)
    {
        var field = message.First("EVN")[5];
        var (number, family, given) = (field[1].Text ?? "", field[2].Text ?? "", field[3].Text ?? "");
        var name = family.Length > 0 && given.Length > 0 ? $"{family}, {given}" : family + given;
        var facility = message.Header[4][1].Text ?? "";
        return number.Length + name.Length + facility.Length == 0 ? null : new MessageSender(number, name.Length > 0 ? name : number, facility);
    }

    /// <summary>An agent of the Provenance that filing leaves: who entered it, for which facility; without a person the facility itself.</summary>
    public JsonObject ToAgent()
    {
        if (Name.Length == 0)
            return Agent("author", new JsonObject { ["display"] = Facility });
        var who = new JsonObject { ["display"] = Name };
        if (Number.Length > 0)
            who["identifier"] = new JsonObject { ["value"] = Number };
        var agent = Agent("enterer", who);
        if (Facility.Length > 0)
            agent["onBehalfOf"] = new JsonObject { ["display"] = Facility };
        return agent;
    }

    private static JsonObject Agent(string type, JsonObject who) => new()
    {
        ["type"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = ParticipantTypes, ["code"] = type }) },
        ["who"] = who,
    };
}
