using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Rules.Matching.Overlays;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Overlays;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>How many of a kind: <c>41 results</c>.</summary>
public sealed record KindCount(string Title, int Count);

/// <summary>One half of a pair: the record, what it holds by kind, when it was last used.</summary>
public sealed record PairHalf(RecordFace Face, IReadOnlyList<KindCount> Holds, int Entries, bool InCareNow, string LastUsed);

/// <summary>
/// Two records side by side: every field with its evidence, the sum and what held it down, which record a merge would keep
/// and what it would move, what the merged chart would contradict or a half contradicts already, and what was decided before.
/// </summary>
public sealed record PairView(
    PairHalf A, PairHalf B, IReadOnlyList<EvidenceLine> Lines, double Score, double Bits, double MatchFrom, double ReviewFrom, string Decision,
    string HeldBy, string HeldWhy, string Weights, string Risk, string RiskWhy, string Keep, string KeepWhy, bool SameNumbering,
    IReadOnlyList<string> Conflicts, IReadOnlyList<ActView> Before, string Owner, bool Mine, string LockedBy);

/// <summary>Makes a <see cref="PairView"/>, and takes the lock of the pair for the one who looks.</summary>
internal sealed class PairViews(
    DuplicateQueue queue, PossibleDuplicates duplicates, ActLedger ledger, ActViews acts, PairLocks locks, PairOwners owners, ChartUses uses, OverlayWatch overlays,
    IRecordStore store)
{
    public async Task<PairView?> ReadAsync(Caller caller, string a, string b, CancellationToken cancel)
    {
        var seen = await store.ReadManyAsync(caller.Access, [new("Patient", a), new("Patient", b)], null, cancel);
        if (seen.FirstOrDefault(s => s.Key.Id == a && !s.IsDeleted) is not { } first || seen.FirstOrDefault(s => s.Key.Id == b && !s.IsDeleted) is not { } second)
            return null;
        await ledger.CatchUpAsync(cancel);
        var (left, right) = (PatientDemographics.Read(a, first.Document!.Root), PatientDemographics.Read(b, second.Document!.Root));
        var account = duplicates.Explain(left, right);
        var (entriesA, entriesB) = (await RecordEntries.ReadAsync(store, a, null, cancel), await RecordEntries.ReadAsync(store, b, null, cancel));
        var (useA, useB) = (await uses.OfAsync(a, cancel), await uses.OfAsync(b, cancel));
        var (keep, keepWhy) = SurvivorChoice.Choose(Weight(first, useA, entriesA), Weight(second, useB, entriesB));
        var (risk, riskWhy) = await queue.RiskAsync(new PossibleDuplicate(a, b, account.Bits, account.Decision, second.LastUpdated), cancel);
        var weights = duplicates.Weights;
        var owner = owners.Of(a, b);
        return new PairView(
            Half(first, useA, entriesA), Half(second, useB, entriesB), Evidence.Lines(account, left, right), Math.Round(account.Probability, 4),
            Math.Round(account.Bits, 1), weights.MatchBits, weights.ReviewBits, account.Decision.ToString().ToLowerInvariant(), account.HeldBy ?? "",
            account.Reason ?? "", account.WeightsVersion, risk.ToString().ToLowerInvariant(), riskWhy, keep, keepWhy,
            SameNumbering(RecordFace.Of(first).Source, RecordFace.Of(second).Source), [.. Conflicts(first, second, entriesA, entriesB), .. Already(first), .. Already(second)],
            await acts.OfPairAsync(caller, a, b, cancel), owner?.Name ?? "", owner?.Who == caller.Access.Who,
            locks.HeldByOther(a, b, caller.Access.Who)?.Name ?? "");
    }

    /// <summary>False when each record has a number of another authority, which may go on using it; a record of nobody's numbering stands in no one's way.</summary>
    private static bool SameNumbering(string a, string b) => a == b || a.Length == 0 || b.Length == 0;

    /// <summary>That a half may hold two people already: then who is asked about is not certain.</summary>
    private IEnumerable<string> Already(StoredVersion half)
    {
        if (overlays.RaisedBy(half.Key.Id) is { } why)
            yield return $"{RecordFace.Of(half).Name}, {RecordFace.Of(half).Mrn} may hold two people already: {why}";
    }

    /// <summary>What the merged chart would contradict that neither half contradicts alone.</summary>
    public static IReadOnlyList<string> Conflicts(
        StoredVersion a, StoredVersion b, IReadOnlyList<StoredVersion> entriesA, IReadOnlyList<StoredVersion> entriesB)
    {
        List<OverlayFact> left = [.. entriesA.SelectMany(ChartFacts.Of)];
        List<OverlayFact> right = [.. entriesB.SelectMany(ChartFacts.Of)];
        var alone = OverlayRules.Find(ChartPersons.Of(a), left).Concat(OverlayRules.Find(ChartPersons.Of(b), right)).Select(f => f.Rule).ToHashSet();
        return [.. OverlayRules.Find(ChartPersons.Of(a), [.. left, .. right]).Concat(OverlayRules.Find(ChartPersons.Of(b), [.. left, .. right]))
            .Where(f => !alone.Contains(f.Rule)).DistinctBy(f => f.Rule).Select(f => f.Text)];
    }

    private static RecordWeight Weight(StoredVersion patient, ChartUse use, IReadOnlyList<StoredVersion> entries) =>
        new(patient.Key.Id, use.OpenEncounter, entries.Count, entries.Select(e => e.LastUpdated).Append(patient.LastUpdated).Min());

    private static PairHalf Half(StoredVersion patient, ChartUse use, IReadOnlyList<StoredVersion> entries) => new(
        RecordFace.Of(patient), Kinds.Count(entries.Select(e => e.Key)), entries.Count, use.OpenEncounter,
        use.LastUsed == default ? "" : use.LastUsed.ToString("yyyy-MM-dd"));
}

/// <summary>Kinds of chart entries in the words of the chart: one result, many results.</summary>
internal static class Kinds
{
    public static IReadOnlyList<KindCount> Count(IEnumerable<ResourceKey> keys) =>
        [.. keys.GroupBy(k => One(k.Type)).Select(g => new KindCount(Of(g.Key, g.Count()), g.Count()))
            .OrderByDescending(k => k.Count).ThenBy(k => k.Title, StringComparer.Ordinal)];

    /// <summary>Counts as an act keeps them (<c>Observation 41, Encounter 1</c>) in words: <c>41 results, 1 encounter</c>.</summary>
    public static string InWords(string moved) => string.Join(", ", moved.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(' ')).Where(part => part.Length == 2).Select(part => $"{part[1]} {Of(One(part[0]), part[1] == "1" ? 1 : 2)}"));

    /// <summary>What one entry of a type is called.</summary>
    public static string One(string type) => type switch
    {
        "Observation" => "result",
        "Condition" => "problem",
        "AllergyIntolerance" => "allergy",
        "MedicationRequest" or "MedicationStatement" or "MedicationAdministration" or "MedicationDispense" => "medication",
        "DocumentReference" => "document",
        "DiagnosticReport" => "report",
        "ServiceRequest" => "order",
        "RelatedPerson" => "related person",
        "CareTeam" => "care team",
        "ChargeItem" => "charge",
        "ImagingStudy" => "imaging study",
        "QuestionnaireResponse" => "questionnaire",
        "CarePlan" => "care plan",
        "Encounter" or "Immunization" or "Procedure" or "Coverage" or "Account" or "Task" or "Claim" or "Specimen" or "Appointment" or "Goal" or "Device" or "Composition" or "Consent" => type.ToLowerInvariant(),
        _ => type,
    };

    private static string Of(string one, int count) => count == 1 ? one : one == "allergy" ? "allergies" : one + "s";
}
