using System.Collections.Concurrent;
using Chartroom.Rules.Suggestions;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Documents;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Documents;

/// <summary>A document of the stay, read: its line in the chart, its version, its text, and what the text suggests.</summary>
internal sealed record ReadDocument(ChartEntry Entry, StoredVersion Version, NoteText Text, bool InStay, IReadOnlyList<Suggestion> Found);

/// <summary>
/// The documents that a coder reads for an encounter: those that name it, and, behind them, those of the patient that were
/// written during the stay and name no encounter. What a text suggests is worked out once a version and day.
/// </summary>
public sealed class EncounterDocuments(IRecordStore store, PatientCharts charts, DocumentTexts texts, CodeLibrary library)
{
    private const int MostKept = 4_000;
    private const int MostDocuments = 400;
    private static readonly Section Section = Section.Find("documents")!;
    private readonly ConcurrentDictionary<(ResourceKey Key, long Version, DateOnly Day), IReadOnlyList<Suggestion>> kept = new();

    /// <summary>Why nothing is suggested; empty when suggestions work.</summary>
    public string Note => library.Suggester().Issues is [var missing, ..] ? missing.Text : "";

    /// <summary>The documents, newest first, those of the stay before the others.</summary>
    internal async Task<IReadOnlyList<ReadDocument>> ReadAsync(Caller caller, Account account, DateOnly day, CancellationToken cancel)
    {
        var lines = await LinesAsync(caller, account, cancel);
        ResourceKey[] keys = [.. lines.Select(l => KeyOf(l.Entry.Key))];
        var versions = (await store.ReadManyAsync(caller.Access, keys, cancel: cancel)).Where(v => !v.IsDeleted).ToDictionary(v => v.Key);
        var read = new List<ReadDocument>();
        foreach (var (entry, inStay) in lines)
        {
            if (!versions.TryGetValue(KeyOf(entry.Key), out var version))
                continue;
            var text = NoteText.Of(await texts.ReadAsync(caller.Access, version, cancel));
            read.Add(new ReadDocument(entry, version, text, inStay, inStay ? Suggest(version, text, day) : []));
        }
        return read;
    }

    /// <summary>One of the documents, or null when it is none of the patient's.</summary>
    internal async Task<ReadDocument?> ReadOneAsync(Caller caller, Account account, string key, DateOnly day, CancellationToken cancel)
    {
        var chart = await charts.OpenAsync(account.Stay.PatientId, caller.Access.Scope, cancel);
        var entry = (await chart.LinesAsync(Section)).FirstOrDefault(e => e.Key == key);
        if (entry is null || await store.ReadAsync(caller.Access, KeyOf(key), cancel: cancel) is not { IsDeleted: false } version)
            return null;
        var text = NoteText.Of(await texts.ReadAsync(caller.Access, version, cancel));
        return new ReadDocument(entry, version, text, true, Suggest(version, text, day));
    }

    private async Task<IReadOnlyList<(ChartEntry Entry, bool InStay)>> LinesAsync(Caller caller, Account account, CancellationToken cancel)
    {
        var chart = await charts.OpenAsync(account.Stay.PatientId, caller.Access.Scope, cancel);
        var own = $"Encounter/{account.Stay.EncounterId}";
        var lines = (await chart.LinesAsync(Section)).Where(e => e.Encounter == own || (e.Encounter.Length == 0 && IsDuring(e, account)));
        return [.. lines.OrderByDescending(e => e.Encounter == own).ThenByDescending(e => e.At).Take(MostDocuments).Select(e => (e, e.Encounter == own))];
    }

    /// <summary>From a day before admission to thirty days after discharge: summaries are dictated late.</summary>
    private static bool IsDuring(ChartEntry entry, Account account) =>
        account.Stay.Admitted is { } from && Stays.Stay.Day(entry.When) is { } day
        && day >= from.AddDays(-1) && (account.Stay.Discharged is not { } to || day <= to.AddDays(30));

    private IReadOnlyList<Suggestion> Suggest(StoredVersion version, NoteText text, DateOnly day)
    {
        if (text.Text.Length == 0 || library.Suggester().Value is not { } suggester)
            return [];
        var key = (version.Key, version.Version, day);
        if (kept.TryGetValue(key, out var known))
            return known;
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = suggester.Suggest(text.Text, day);
    }

    private static ResourceKey KeyOf(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new ResourceKey(key[..slash], key[(slash + 1)..]);
    }
}
