using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.CodeSets;

/// <summary>A code that the encoder offers.</summary>
/// <param name="Severity"><c>MCC</c>, <c>CC</c> or empty: what it is as a secondary diagnosis on that day.</param>
public sealed record OfferedCode(string System, string Code, string Title, bool Billable, string Severity, IReadOnlyList<string> Matched);

/// <summary>What the encoder offers for what was typed. <c>Note</c> says why there is nothing.</summary>
public sealed record OfferedCodes(string Text, string Day, IReadOnlyList<OfferedCode> Codes, string Note);

/// <summary>A code in its place of the tabular list.</summary>
/// <param name="State">How far it is from a whole, valid code, in words: <c>S93.402 needs a 7th character.</c> Empty where nothing is to be said.</param>
/// <param name="Next">What the next character may be and mean; its code is one of <paramref name="Below"/>.</param>
public sealed record TabularEntry(
    string System, string Code, string Title, bool Billable, string ValidFrom, string ValidTo, string Severity, IReadOnlyList<TabularPlace> Headings,
    IReadOnlyList<OfferedCode> Above, IReadOnlyList<OfferedCode> Below, string State, IReadOnlyList<TabularNext> Next, IReadOnlyList<TabularInstruction> Notes);

/// <summary>The chapter or the block above a category.</summary>
public sealed record TabularPlace(string Kind, string Id, string Title);

/// <summary>A character that may come next, and the code or category that it makes.</summary>
public sealed record TabularNext(string Character, string Meaning, string Code);

/// <summary>An instruction of the tabular list and the code at which it stands.</summary>
public sealed record TabularInstruction(string At, string Kind, string Text, string Edition);

/// <summary>A release as the settings page lists it.</summary>
public sealed record InstalledRelease(string Name, string System, string Version, string From, string To, string Publisher, IReadOnlyList<string> Gaps);

/// <summary>The installed releases, and what needs one that is not there.</summary>
public sealed record InstalledReleases(string Folder, IReadOnlyList<InstalledRelease> Releases, IReadOnlyList<string> Missing);

/// <summary>The encoder: search while one types, the tabular list, the releases.</summary>
internal static class CodeEndpoints
{
    private const int MostCodes = 60;

    public static void MapCodes(this RouteGroupBuilder coding)
    {
        coding.MapGet("/codes", Search);
        coding.MapGet("/codes/{system}/{code}", Show);
        coding.MapIndex();
        coding.MapGet("/releases", List);
    }

    private static Results<Ok<OfferedCodes>, ProblemHttpResult> Search(CodeLibrary library, TimeProvider clock, string q = "", string system = CodeSystemNames.Icd10Cm, string day = "", int limit = 20)
    {
        if (!CodeSystemNames.All.Contains(system))
            return TypedResults.Problem($"system is one of {string.Join(", ", CodeSystemNames.All)}.", statusCode: 400);
        var on = Stay.Day(day) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var text = q.Trim();
        if (text.Length is 0 or > 200)
            return TypedResults.Ok(new OfferedCodes(text, $"{on:yyyy-MM-dd}", [], "Type three letters of a word, or a code."));
        var search = library.Search(system);
        if (search.Value is not { } found)
            return TypedResults.Ok(new OfferedCodes(text, $"{on:yyyy-MM-dd}", [], search.Issues[0].Text));
        var grouping = library.Grouping(on).Value;
        var codes = found.Find(text, on, Math.Clamp(limit, 1, MostCodes)).Select(h => Offer(h.Concept, on, grouping, h.Matched));
        return TypedResults.Ok(new OfferedCodes(text, $"{on:yyyy-MM-dd}", [.. codes], ""));
    }

    private static Results<Ok<TabularEntry>, NotFound, ProblemHttpResult> Show(string system, string code, CodeLibrary library, TimeProvider clock, string day = "")
    {
        if (!CodeSystemNames.All.Contains(system))
            return TypedResults.Problem($"system is one of {string.Join(", ", CodeSystemNames.All)}.", statusCode: 400);
        if (library.Codes(system).Value?.Find(code) is not { } concept)
            return TypedResults.NotFound();
        var on = Stay.Day(day) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var grouping = library.Grouping(on).Value;
        var above = new List<OfferedCode>();
        for (var at = concept.Parent; at is not null; at = at.Parent)
            above.Insert(0, Offer(at, on, grouping, []));
        var tabular = system == CodeSystemNames.Icd10Cm ? library.Tabular() : null;
        var state = tabular?.StateOf(concept.Code, on);
        return TypedResults.Ok(new TabularEntry(
            system, concept.Shown, concept.Display, concept.IsBillableOn(on), $"{concept.ValidFrom:yyyy-MM-dd}", $"{concept.ValidTo:yyyy-MM-dd}",
            SeverityOf(concept, grouping), [.. (tabular?.HeadingsOf(concept) ?? []).Select(h => new TabularPlace(h.Kind, h.Id, h.Title))],
            above, [.. concept.Children.Where(c => !c.IsCode || c.IsBillableOn(on)).Select(c => Offer(c, on, grouping, []))],
            state is null or { State: "complete" } ? "" : state.Text, [.. (state?.Next ?? []).Select(n => new TabularNext(n.Character.ToString(), n.Meaning, n.Code))],
            [.. (tabular?.NotesOf(concept) ?? []).Select(n => new TabularInstruction(n.At, n.Note.Type, n.Note.Text, n.Note.Edition))]));
    }

    private static Ok<InstalledReleases> List(CodeLibrary library)
    {
        var releases = library.Releases;
        return TypedResults.Ok(new InstalledReleases(
            releases.DirectoryPath,
            [.. releases.All.Select(r => new InstalledRelease(r.Name, r.System, r.Version, $"{r.From:yyyy-MM-dd}", $"{r.To:yyyy-MM-dd}", r.Publisher, r.Gaps))],
            [.. releases.Missing().Select(m => $"No {m.System} release: {m.Screens} need one. Install it: chartroom codes install PATH.")]));
    }

    internal static OfferedCode Offer(Concept concept, DateOnly day, GroupingRelease? grouping, IReadOnlyList<string> matched) =>
        new(concept.System, concept.Shown, concept.Display, concept.IsBillableOn(day), SeverityOf(concept, grouping), matched);

    private static string SeverityOf(Concept concept, GroupingRelease? grouping)
    {
        if (concept.System != CodeSystemNames.Icd10Cm || grouping is null)
            return "";
        return grouping.Grouper.Tables.SeverityOf(CodeKey.Of(concept.Code), grouping.Version.Number) switch
        {
            ClaimSeverity.Mcc => "MCC",
            ClaimSeverity.Cc => "CC",
            _ => "",
        };
    }
}
