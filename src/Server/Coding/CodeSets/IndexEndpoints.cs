using Chartroom.Rules.Terminology;
using Chartroom.Server.Coding.Stays;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.CodeSets;

/// <summary>A line of the alphabetic index.</summary>
/// <param name="Book"><c>diseases</c> or <c>causes</c>: which index it stands in.</param>
/// <param name="Number">Its place there, which <c>at</c> names.</param>
/// <param name="See">Where it sends one, as printed; <paramref name="Leads"/> is the line meant, -1 when it is none line.</param>
/// <param name="Code">As printed; a dash at its end wants more characters. Empty on a heading.</param>
/// <param name="Billable">The code as printed is whole and valid on the day.</param>
/// <param name="Subterms">How many lines stand directly below.</param>
public sealed record IndexLine(
    string Book, int Number, string Term, string Modifiers, string See, int Leads, string Code, string Title, bool Billable, string Severity, int Subterms);

/// <summary>Lines of the alphabetic index: main terms for what was typed, or what stands below a line. <c>Path</c> is the line itself.</summary>
public sealed record IndexLines(string Path, IReadOnlyList<IndexLine> Lines, string Note);

/// <summary>A value that the next character of a procedure code may take.</summary>
/// <param name="Meaning">Empty where the release does not tell.</param>
/// <param name="Codes">How many valid codes lie behind it.</param>
public sealed record BuiltCharacter(string Character, string Meaning, int Codes);

/// <summary>A step of building a procedure code.</summary>
/// <param name="Said">What the characters so far mean, one after the other.</param>
/// <param name="Axis">What the next character says; empty when the code is whole.</param>
/// <param name="Code">The code, once its seven characters are there and valid.</param>
public sealed record ProcedureBuilding(string Prefix, IReadOnlyList<string> Said, string Axis, IReadOnlyList<BuiltCharacter> Next, OfferedCode? Code, string Note);

/// <summary>The ways to a code besides search: index, subterm, tabular list; and procedure codes character by character.</summary>
internal static class IndexEndpoints
{
    private const int MostLines = 80;

    public static void MapIndex(this RouteGroupBuilder coding)
    {
        coding.MapGet("/index", Lines);
        coding.MapGet("/procedures", Build);
    }

    private static Results<Ok<IndexLines>, NotFound> Lines(CodeLibrary library, TimeProvider clock, string q = "", string book = "", int at = -1, string day = "")
    {
        var on = Stay.Day(day) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (library.Codes(CodeSystemNames.Icd10Cm) is { Value: null, Issues: [var missing, ..] })
            return TypedResults.Ok(new IndexLines("", [], missing.Text));
        if (at >= 0)
        {
            if (library.Index(book == "causes") is not { } index || at >= index.Entries.Count)
                return TypedResults.NotFound();
            var line = index.Entries[at];
            return TypedResults.Ok(new IndexLines(line.Path, [.. line.Subterms.Select(s => LineOf(library, index, book, s, on))], ""));
        }
        var text = q.Trim();
        if (text.Length is 0 or > 100)
            return TypedResults.Ok(new IndexLines("", [], "Type the beginning of a main term."));
        var lines = new[] { "diseases", "causes" }.SelectMany(b => library.Index(b == "causes") is { } index
            ? index.MainTermsWith(text).Take(MostLines).Select(e => LineOf(library, index, b, e, on))
            : []);
        return TypedResults.Ok(new IndexLines("", [.. lines.Take(MostLines)], ""));
    }

    private static IndexLine LineOf(CodeLibrary library, AlphabeticIndex index, string book, IndexEntry entry, DateOnly day)
    {
        var concept = entry.Code.Length > 0 ? library.Codes(CodeSystemNames.Icd10Cm).Value?.Find(entry.Code.TrimEnd('-', '.')) : null;
        var see = entry.See.Length > 0 ? entry.See : entry.SeeAlso;
        var offered = concept is null ? null : CodeEndpoints.Offer(concept, day, library.Grouping(day).Value, []);
        return new IndexLine(
            book, entry.Number, entry.Term, entry.Modifiers, see, see.Length > 0 ? index.Follow(see)?.Number ?? -1 : -1, offered?.Code ?? entry.Code, offered?.Title ?? "",
            offered?.Billable ?? false, offered?.Severity ?? "", entry.Subterms.Count);
    }

    private static Ok<ProcedureBuilding> Build(CodeLibrary library, TimeProvider clock, string prefix = "", string day = "")
    {
        var on = Stay.Day(day) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var procedures = library.Procedures();
        if (procedures.Value is not { } builder)
            return TypedResults.Ok(new ProcedureBuilding("", [], "", [], null, procedures.Issues[0].Text));
        var typed = prefix.Trim().ToUpperInvariant();
        var begun = typed.Length > 7 ? typed[..7] : typed;
        var step = builder.Next(begun, on);
        var said = Enumerable.Range(0, begun.Length).Select(i => builder.Next(begun[..i], on).Values.FirstOrDefault(v => v.Character == begun[i])?.Meaning ?? "").ToList();
        var note = step.Values.Count == 0 && step.Code is null ? $"No code that is valid on {on:yyyy-MM-dd} begins with {begun}." : "";
        return TypedResults.Ok(new ProcedureBuilding(
            begun, said, step.Axis, [.. step.Values.Select(v => new BuiltCharacter(v.Character.ToString(), v.Meaning ?? "", v.Codes))],
            step.Code is { } code ? CodeEndpoints.Offer(code, on, null, []) : null, note));
    }
}
