using Chartroom.Fhir.Outcomes;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// Checks a list of diagnosis codes, principal first, against the tabular list as it is being built: complete and valid, excluded from
/// each other, sequenced as told, additional codes missing, side left open. Errors cannot be billed; warnings break an instruction;
/// information is what the book asks to consider.
/// Source: ICD-10-CM Official Guidelines, Section I.A.12 (excludes), I.A.13 (code first, use additional code), I.B.8 (a code once),
/// I.B.13 (laterality), I.B.2 (all characters).
/// </summary>
public sealed class CodeInstructions(CodeSystem system, TabularList tabular)
{
    /// <summary>The findings, by the position of the code they are about; the path is <c>dx[n]</c>.</summary>
    public IReadOnlyList<Issue> Check(IReadOnlyList<string> codes, DateOnly day)
    {
        var issues = new List<Issue>();
        var concepts = codes.Select(system.Find).ToList();
        for (var i = 0; i < codes.Count; i++)
        {
            var path = $"dx[{i}]";
            var state = tabular.StateOf(codes[i], day);
            if (state.State != "complete")
                issues.Add(Issue.Error("code-invalid", state.Text, path));
            if (concepts[i] is not { } concept)
                continue;
            if (concepts.IndexOf(concept) < i)
                issues.Add(Issue.Error("duplicate", $"{concept.Shown} is coded twice.", path));
            CheckNotes(concept, i, concepts, issues);
            CheckSide(concept, i, concepts, issues);
        }
        return issues;
    }

    private void CheckNotes(Concept concept, int at, List<Concept?> all, List<Issue> issues)
    {
        var path = $"dx[{at}]";
        foreach (var held in tabular.NotesOf(concept).Where(n => n.Note.Type == "excludes1"))
        {
            foreach (var other in Named(held.Note, all).Where(o => o != concept))
                issues.Add(Issue.Warning("excludes1", $"{other.Shown} is not coded together with {concept.Shown}: {Place(held.At)} Excludes1 {held.Note.Text}.", path));
        }
        Instruction("code_first", "Code first", n => at == 0 || !Named(n, all.Take(at)).Any(), at == 0);
        Instruction("use_additional_code", "Use additional code", n => !Named(n, all).Any(), false);
        Instruction("code_also", "Code also", n => !Named(n, all).Any(), false);

        // A note and the lines under it are one instruction: it is met when one of its lines is.
        void Instruction(string type, string said, Func<TabularNote, bool> isOpen, bool warns)
        {
            foreach (var place in tabular.NotesOf(concept).Where(n => n.Note.Type == type).GroupBy(n => n.At))
            {
                var notes = place.Select(n => n.Note).ToList();
                if (!notes.TrueForAll(n => isOpen(n)) || notes.TrueForAll(n => !CodeReferences.In(n.Text).Any() && type == "code_also"))
                    continue;
                var text = $"{said} ({Place(place.Key)}): {string.Join("; ", notes.Select(n => n.Text).Take(6)).Replace(":; ", ": ", StringComparison.Ordinal)}.";
                issues.Add(warns ? Issue.Warning("sequence", text, path) : Issue.Information("instruction", text, path));
            }
        }
    }

    /// <summary>A place of the tabular list as a coder says it.</summary>
    private static string Place(string at) =>
        at.Replace("chapter:", "chapter ", StringComparison.Ordinal).Replace("section:", "", StringComparison.Ordinal);

    private static IEnumerable<Concept> Named(TabularNote note, IEnumerable<Concept?> all)
    {
        var ranges = CodeReferences.In(note.Text).ToList();
        return ranges.Count == 0 ? [] : all.OfType<Concept>().Where(c => ranges.Exists(r => r.Holds(c.Code)));
    }

    private static void CheckSide(Concept concept, int at, List<Concept?> all, List<Issue> issues)
    {
        if (SideOf(concept) is not Side.Unspecified || concept.Parent is not { } parent)
            return;
        var sided = Siblings(concept, parent).Where(s => SideOf(s) is Side.Left or Side.Right or Side.Bilateral).ToList();
        if (sided.Count == 0)
            return;
        var coded = sided.Find(s => all.Contains(s));
        issues.Add(coded is not null
            ? Issue.Warning("laterality", $"{concept.Shown} leaves the side open although {coded.Shown} says it.", $"dx[{at}]")
            : Issue.Information("laterality", $"{concept.Shown} leaves the side open; {string.Join(", ", sided.Take(3).Select(s => s.Shown))} say it.", $"dx[{at}]"));
    }

    /// <summary>Codes that differ only in the side: siblings, or for a 7th character the cousins with the same one.</summary>
    private static IEnumerable<Concept> Siblings(Concept concept, Concept parent)
    {
        if (concept.Code.Length < 7 || parent.IsCode || parent.Parent is not { } above)
            return parent.Children.Where(c => c != concept);
        return above.Children.SelectMany(c => c.Children).Where(c => c != concept && c.Code[^1] == concept.Code[^1]);
    }

    private enum Side { None, Left, Right, Bilateral, Unspecified }

    private static Side SideOf(Concept concept)
    {
        var title = concept.Display;
        if (title.Contains("bilateral", StringComparison.OrdinalIgnoreCase))
            return Side.Bilateral;
        if (title.Contains("right", StringComparison.OrdinalIgnoreCase))
            return Side.Right;
        if (title.Contains("left", StringComparison.OrdinalIgnoreCase))
            return Side.Left;
        return title.Contains("unspecified", StringComparison.OrdinalIgnoreCase) ? Side.Unspecified : Side.None;
    }
}
