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
/// and what it would move, what the merged chart would contradict, and what was decided before.
/// </summary>
public sealed record PairView(
    PairHalf A, PairHalf B, IReadOnlyList<EvidenceLine> Lines, double Score, double Bits, double MatchFrom, double ReviewFrom, string Decision,
    string HeldBy, string HeldWhy, string Weights, string Risk, string RiskWhy, string Keep, string KeepWhy, bool SameNumbering,
    IReadOnlyList<string> Conflicts, IReadOnlyList<ActView> Before, string Owner, bool Mine, string LockedBy);

/// <summary>Makes a <see cref="PairView"/>, and takes the lock of the pair for the one who looks.</summary>
internal sealed class PairViews(
    DuplicateQueue queue, PossibleDuplicates duplicates, ActLedger ledger, ActViews acts, PairLocks locks, PairOwners owners, ChartUses uses, IRecordStore store)
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
            RecordFace.Of(first).Source == RecordFace.Of(second).Source, Conflicts(first, second, entriesA, entriesB),
            await acts.OfPairAsync(caller, a, b, cancel), owner?.Name ?? "", owner?.Who == caller.Access.Who,
            locks.HeldByOther(a, b, caller.Access.Who)?.Name ?? "");
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

/// <summary>Kinds of chart entries in the plural words of the chart.</summary>
internal static class Kinds
{
    public static IReadOnlyList<KindCount> Count(IEnumerable<ResourceKey> keys) =>
        [.. keys.GroupBy(k => Title(k.Type)).Select(g => new KindCount(g.Key, g.Count())).OrderByDescending(k => k.Count).ThenBy(k => k.Title, StringComparer.Ordinal)];

    /// <summary>Counts as an act keeps them (<c>Observation 41, Encounter 3</c>) in words: <c>41 results, 3 encounters</c>.</summary>
    public static string InWords(string moved) => string.Join(", ", moved.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(' ')).Where(part => part.Length == 2).Select(part => $"{part[1]} {Title(part[0])}"));

    private static string Title(string type) => type switch
    {
        "Encounter" => "encounters",
        "Observation" => "results",
        "Condition" => "problems",
        "AllergyIntolerance" => "allergies",
        "MedicationRequest" or "MedicationStatement" or "MedicationAdministration" or "MedicationDispense" => "medications",
        "Immunization" => "immunizations",
        "DocumentReference" => "documents",
        "DiagnosticReport" => "reports",
        "Procedure" => "procedures",
        "ServiceRequest" => "orders",
        "Coverage" => "coverages",
        "RelatedPerson" => "related persons",
        "Account" => "accounts",
        "Task" => "tasks",
        "Claim" => "claims",
        "CareTeam" => "care teams",
        "Specimen" => "specimens",
        "Appointment" => "appointments",
        _ => type + "s",
    };
}
