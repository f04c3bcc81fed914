using System.Text.Json.Nodes;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// An entry as the bench sorts it. <c>Side</c> is kept, retired or doubtful; <c>Why</c> says what sorted it; <c>Open</c>: may be
/// given to the other.
/// </summary>
public sealed record SortLine(string Key, string Kind, string What, string When, string Value, string Source, string Side, string Why, bool Open);

/// <summary>An element of the demographics that a person changed while both were one record.</summary>
public sealed record EditLine(string Element, string Before, string After, string When);

/// <summary>
/// What taking a merge back would do, before it is done: what goes back by itself, what stays, and what the steward must sort.
/// </summary>
public sealed record UndoView(
    ActView Act, RecordFace Kept, RecordFace Retired, int GoesBack, int Stays, IReadOnlyList<KindCount> Back, IReadOnlyList<SortLine> Since, IReadOnlyList<EditLine> Edits)
{
    internal static UndoView Of(UnmergePlan plan, ActView act) => new(
        act, RecordFace.Of(plan.RootPatient), RecordFace.Of(plan.Retired), plan.Entries.Count(e => e.Sorted.Side == Side.Retired),
        plan.Entries.Count(e => e.Sorted.Side == Side.Kept), Kinds.Count(plan.Entries.Where(e => e.Sorted.Side == Side.Retired).Select(e => e.Version.Key)),
        [.. plan.Entries.Where(e => e.IsOpen).OrderBy(e => e.Sorted.Side).ThenByDescending(e => e.Version.LastUpdated).Select(Line)],
        [.. plan.Edits.Select(e => new EditLine(e.Element, Text(e.Before), Text(e.After), e.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm")))]);

    private static SortLine Line(PlannedEntry entry) => EntryLines.Of(entry.Version, entry.Sorted, "", open: true);

    /// <summary>A value of demographics as a person reads it: names, places and numbers without the JSON around them.</summary>
    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value => value.ToString(),
        JsonArray array => string.Join("; ", array.Select(Text).Where(t => t.Length > 0)),
        JsonObject o => string.Join(" ", o.Where(m => m.Key is not ("system" or "use" or "extension" or "period")).Select(m => Text(m.Value)).Where(t => t.Length > 0)),
        _ => "",
    };
}

/// <summary>Entries as lines to be sorted, in the words of the chart.</summary>
internal static class EntryLines
{
    private static readonly Dictionary<string, SectionSource> Readers = Section.All.SelectMany(s => s.Sources).ToDictionary(s => s.Type);

    public static SortLine Of(StoredVersion version, Sorted sorted, string source, bool open)
    {
        var line = Readers.TryGetValue(version.Key.Type, out var reader) ? reader.Read(version.Document!.Root).FirstOrDefault() : null;
        var why = sorted.Through is null ? sorted.Why : $"{sorted.Why} {Kinds.One(sorted.Through.Split('/')[0])}";
        return new SortLine(
            version.Key.ToString(), Kinds.One(version.Key.Type), line?.What is { Length: > 0 } what ? what : What(version),
            line?.When is { Length: > 0 } when ? when : version.LastUpdated.UtcDateTime.ToString("yyyy-MM-dd HH:mm"), line?.Value ?? "",
            source.Length > 0 ? source : line?.Who ?? "", sorted.Side.ToString().ToLowerInvariant(), why, open);
    }

    /// <summary>What an entry without a section of the chart is of: its code in words, else its kind.</summary>
    private static string What(StoredVersion version)
    {
        var code = version.Document!.Root["code"u8];
        return code["text"u8].Text ?? code["coding"u8][0]["display"u8].Text ?? Kinds.One(version.Key.Type);
    }
}
