using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Patients;

/// <summary>Finding patients.</summary>
internal static class PatientEndpoints
{
    private const int MostHits = 200;
    private const int LongestQuery = 200;

    public static void MapPatients(this RouteGroupBuilder patients) => patients.MapGet("/", FindAsync);

    /// <summary>Patients by name, record number, date of birth, phone or several of them, errors allowed; best first.</summary>
    private static async Task<Results<Ok<PatientHits>, ProblemHttpResult>> FindAsync(
        Caller caller, PatientIndex index, AuditTrail audit, TimeProvider clock, CancellationToken cancel, string q = "", int count = 50)
    {
        if (q.Length > LongestQuery)
            return TypedResults.Problem($"A search has at most {LongestQuery} characters.", statusCode: 400);
        var query = PatientQuery.Read(q);
        if (!query.IsEmpty)
            await audit.RecordAsync(Sighting.Read(caller, "search-type", null, null, $"patients?q={q}"), cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return TypedResults.Ok(index.Find(query, caller.Access.Scope, Math.Clamp(count, 1, MostHits), today));
    }
}
