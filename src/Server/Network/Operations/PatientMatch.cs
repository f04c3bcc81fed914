using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Identity.Registering;
using Chartroom.Store;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// Patient/$match: who on file is this person? Matches best first, each with its chance as score and its grade (certain,
/// probable, possible). <c>onlyCertainMatches</c> answers with the one certain match or with none; <c>count</c> limits.
/// Records that were merged are not matches: the record in use is.
/// Source: FHIR R4 Patient-match (hl7.org/fhir/R4/patient-operation-match.html), value set match-grade.
/// </summary>
internal static class PatientMatch
{
    private const int MostMatches = 50;
    private const string GradeUrl = "http://hl7.org/fhir/StructureDefinition/match-grade";

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        var sought = call.Body is { ResourceType: "Patient" } bare ? bare : input.Resource("resource");
        if (sought is null || sought.ResourceType != "Patient")
            return Answer.Refused(400, "required", "$match needs a Patient as the parameter resource.");
        var count = MostMatches;
        if (input.Text("count") is { } wanted && (!int.TryParse(wanted, out count) || count < 1))
            return Answer.Refused(400, "value", "count is a whole number above 0.");
        var hits = call.Door.Duplicates.Find(sought.Root);
        if (input.Flag("onlyCertainMatches"))
            hits = hits.Count(h => h.Decision == MatchDecision.Match) == 1 ? [.. hits.Where(h => h.Decision == MatchDecision.Match)] : [];
        var keys = hits.Select(h => new ResourceKey("Patient", h.Person.Id)).ToList();
        var seen = (await call.Store.ReadManyAsync(call.Access, keys, null, call.Cancel)).Where(v => !v.IsDeleted).ToDictionary(v => v.Key.Id);
        var found = hits.Where(h => seen.ContainsKey(h.Person.Id)).Take(Math.Min(count, MostMatches)).ToList();
        await Seen.AuditAsync(call, "operation", found.Select(h => seen[h.Person.Id]), "Patient/$match");
        return new Answer(200) { Body = Bundle(call, sought, found, seen), IsShaped = true };
    }

    private static ReadOnlyMemory<byte> Bundle(FhirCall call, ResourceDocument sought, List<IndexHit> found, Dictionary<string, StoredVersion> seen)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "Bundle"u8);
            json.WriteString("type"u8, "searchset"u8);
            json.WriteNumber("total"u8, found.Count);
            if (found.Count > 0)
                json.WriteStartArray("entry"u8);
            foreach (var hit in found)
                WriteEntry(json, call, seen[hit.Person.Id], RegisterCheck.Shown(hit.Person.Id, call.Door.Duplicates.Explain(sought.Root, hit)));
            if (found.Count > 0)
                json.WriteEndArray();
            json.WriteEndObject();
        }
        return output.WrittenMemory;
    }

    private static void WriteEntry(Utf8JsonWriter json, FhirCall call, StoredVersion version, PatientCandidate candidate)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl"u8, $"{call.Base}/{version.Key}");
        json.WritePropertyName("resource"u8);
        json.WriteRawValue(version.Document!.Utf8.Span, skipInputValidation: true);
        json.WriteStartObject("search"u8);
        json.WriteStartArray("extension"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, GradeUrl);
        json.WriteString("valueCode"u8, candidate.Grade);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("mode"u8, "match"u8);
        json.WritePropertyName("score"u8);
        json.WriteRawValue(candidate.Score.ToString("0.0#####", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
