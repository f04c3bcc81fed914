using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Registering;

/// <summary>One step of evidence as shown: <c>given name the same +7.2</c>.</summary>
public sealed record EvidenceRow(string Comparison, string Level, double Bits);

/// <summary>
/// A patient already on file who may be the person at the desk. <c>Grade</c> is a code of FHIR R4 match-grade;
/// <c>HeldBy</c> and <c>Reason</c> say what kept a stronger answer back.
/// </summary>
public sealed record PatientCandidate(
    string Patient, double Score, double Bits, string Decision, string Grade, string Weights, string? HeldBy, string? Reason, IReadOnlyList<EvidenceRow> Evidence)
{
    /// <summary>The name as LAST, First.</summary>
    public string Name { get; init; } = "";

    public string BirthDate { get; init; } = "";

    public string Mrn { get; init; } = "";

    /// <summary>The same with what a registrar tells records apart by.</summary>
    internal PatientCandidate Named(RecordFace face) => this with { Name = face.Name, BirthDate = face.BirthDate, Mrn = face.Mrn };
}

/// <summary>The answer of a check: candidates best first, and whether all patients were already in the index.</summary>
public sealed record PatientCandidates(IReadOnlyList<PatientCandidate> Found, bool Complete);

/// <summary>
/// While registering: who on file may this be? It warns and never blocks. The body is a FHIR Patient, not stored.
/// Source: FHIR R4 Patient/$match (hl7.org/fhir/R4/patient-operation-match.html) for the grades.
/// </summary>
internal static class RegisterCheck
{
    private const int LargestBody = 256 * 1024;

    public static async Task<IResult> AnswerAsync(
        HttpContext http, Caller caller, PossibleDuplicates duplicates, IRecordStore store, AuditTrail audit, CancellationToken cancel)
    {
        if (await BodyAsync(http.Request, cancel) is not { } body)
            return TypedResults.Problem($"The Patient has at most {LargestBody / 1024} KB.", statusCode: 413);
        var parsed = ResourceDocument.Parse(body);
        if (!parsed.Succeeded)
            return TypedResults.Problem(parsed.Issues[0].Text, statusCode: 400);
        var patient = parsed.Value.Root;
        if (!patient["resourceType"u8].Is("Patient"u8))
            return TypedResults.Problem("The body is a FHIR Patient.", statusCode: 400);
        var hits = duplicates.Find(patient);
        var seen = await store.ReadManyAsync(caller.Access, [.. hits.Select(h => new ResourceKey("Patient", h.Person.Id))], null, cancel);
        var faces = seen.Where(v => !v.IsDeleted).ToDictionary(v => v.Key.Id, RecordFace.Of);
        var found = hits.Where(h => faces.ContainsKey(h.Person.Id)).Select(h => Shown(h.Person.Id, duplicates.Explain(patient, h)).Named(faces[h.Person.Id])).ToList();
        await audit.RecordAsync([.. found.Select(f => Sighting.Read(caller, "search-type", f.Patient, f.Patient, "identity/register-check"))], cancel);
        return TypedResults.Ok(new PatientCandidates(found, duplicates.CurrentT >= 0));
    }

    /// <summary>A waterfall as shown to people.</summary>
    public static PatientCandidate Shown(string id, Waterfall account) => new(
        $"Patient/{id}", Math.Round(account.Probability, 6), Math.Round(account.Bits, 2), account.Decision.ToString().ToLowerInvariant(), Grade(account),
        account.WeightsVersion, account.HeldBy, account.Reason,
        [.. account.Steps.Select(s => new EvidenceRow(Pairs.Evidence.TitleOf(s.Comparison), Pairs.Evidence.InWords(s.Comparison, s.Level), Math.Round(s.Bits + s.RarityBits, 2)))]);

    private static string Grade(Waterfall account) => account.Decision switch
    {
        MatchDecision.Match => "certain",
        MatchDecision.Review when account.Probability >= 0.9 => "probable",
        MatchDecision.Review => "possible",
        _ => "certainly-not",
    };

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancel)) > 0)
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), cancel);
            if (buffer.Length > LargestBody)
                return null;
        }
        return buffer.ToArray();
    }
}
