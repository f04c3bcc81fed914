using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>A place of the tabular list above the categories: a chapter or a block. <c>Node</c> is its name in the notes, such as <c>chapter:9</c>.</summary>
public sealed record TabularHeading(string Kind, string Id, string Title, string Node);

/// <summary>A note that holds for a code, and the place it stands at: the code itself, a header, a block or a chapter.</summary>
public sealed record HeldNote(string At, TabularNote Note);

/// <summary>A character that may come next, what it means, and the code or header it makes.</summary>
public sealed record NextCharacter(char Character, string Meaning, string Code, bool IsComplete);

/// <summary>How far a code is from being billable, and what may come next.</summary>
/// <param name="State"><c>complete</c>, <c>incomplete</c>, <c>expired</c>, <c>future</c> or <c>unknown</c>.</param>
/// <param name="Text">The state said to a coder.</param>
public sealed record CodeState(string State, string Text, IReadOnlyList<NextCharacter> Next);

/// <summary>
/// The tabular list of ICD-10-CM: headings above a code, the instructions that hold for it, and the way to a complete code.
/// Source: ICD-10-CM Official Guidelines, Section I.A.2–I.A.17 (format, placeholder, 7th characters, instructional notes).
/// </summary>
public sealed class TabularList
{
    private readonly CodeSystem system;
    private readonly Dictionary<string, TabularHeading> chapters;
    private readonly Dictionary<string, TabularHeading> sections;

    private TabularList(CodeSystem system, TabularNotes notes, Dictionary<string, TabularHeading> chapters, Dictionary<string, TabularHeading> sections)
    {
        this.system = system;
        Notes = notes;
        (this.chapters, this.sections) = (chapters, sections);
    }

    public TabularNotes Notes { get; }

    /// <summary>Reads headings and notes of a release; a table that it does not hold leaves its part empty.</summary>
    public static TabularList Read(CodeSystem system, string folder) => new(
        system, TabularNotes.Read(folder), Headings(folder, "chapters.tsv", "chapter"), Headings(folder, "sections.tsv", "section"));

    /// <summary>Chapter and block of a code, outermost first.</summary>
    public IReadOnlyList<TabularHeading> HeadingsOf(Concept concept)
    {
        var headings = new List<TabularHeading>(2);
        if (chapters.TryGetValue(concept.Chapter, out var chapter))
            headings.Add(chapter);
        if (sections.TryGetValue(concept.Section, out var section))
            headings.Add(section);
        return headings;
    }

    /// <summary>The notes that hold for a code, nearest first: its own, those of the headers above, of its block and of its chapter.</summary>
    public IEnumerable<HeldNote> NotesOf(Concept concept)
    {
        foreach (var (from, note) in Notes.For(concept))
            yield return new HeldNote(from.Shown, note);
        foreach (var heading in HeadingsOf(concept).Reverse())
        {
            foreach (var note in Notes.At(heading.Node))
                yield return new HeldNote(heading.Node, note);
        }
    }

    /// <summary>How complete a code is on a day, and which characters may follow.</summary>
    public CodeState StateOf(string code, DateOnly day)
    {
        var concept = system.Find(code);
        if (concept is null)
            return Unknown(code, day);
        if (concept.IsBillableOn(day))
            return new CodeState("complete", $"{concept.Shown} is complete and valid on {day:yyyy-MM-dd}.", []);
        var next = NextOf(concept, day);
        if (next.Count > 0)
        {
            var what = next.Exists(n => n.Code.Replace(".", "", StringComparison.Ordinal).Length == 7 && n.IsComplete) && next.TrueForAll(n => n.IsComplete)
                ? "a 7th character" : "more characters";
            return new CodeState("incomplete", $"{concept.Shown} needs {what}.", next);
        }
        if (concept.ValidTo < day)
            return new CodeState("expired", $"{concept.Shown} was valid until {concept.ValidTo:yyyy-MM-dd}.", []);
        return concept.ValidFrom > day
            ? new CodeState("future", $"{concept.Shown} is valid from {concept.ValidFrom:yyyy-MM-dd}.", [])
            : new CodeState("unknown", $"{concept.Shown} has no valid code on {day:yyyy-MM-dd}.", []);
    }

    private CodeState Unknown(string code, DateOnly day)
    {
        for (var shorter = code; shorter.Length >= 3; shorter = shorter[..^1])
        {
            if (system.Find(shorter) is not { } known)
                continue;
            var next = known.IsBillableOn(day) ? [] : NextOf(known, day);
            return new CodeState("unknown", $"There is no code {code}; {known.Shown} is {Shown(known)}.", next);
        }
        return new CodeState("unknown", $"There is no code {code}.", []);
    }

    private static string Shown(Concept concept) => concept.Display.Length > 0 ? concept.Display : "in the release without a title";

    private List<NextCharacter> NextOf(Concept header, DateOnly day)
    {
        var meanings = SeventhCharacters(header);
        var next = new List<NextCharacter>();
        foreach (var child in header.Children)
        {
            var complete = child.IsBillableOn(day);
            if (!complete && !HasCodeOn(child, day))
                continue;
            // Placeholders: the last character is the one that says something.
            var character = child.Code[^1];
            var meaning = child.Code.Length == 7 && meanings.TryGetValue(character, out var said) ? said : child.Display;
            next.Add(new NextCharacter(character, meaning.Length > 0 ? meaning : "no title in the release", child.Shown, complete));
        }
        return next;
    }

    private static bool HasCodeOn(Concept header, DateOnly day) => header.Children.Any(c => c.IsBillableOn(day) || HasCodeOn(c, day));

    /// <summary>The meanings of the 7th characters of a category, from the nearest header that defines them.</summary>
    private Dictionary<char, string> SeventhCharacters(Concept header)
    {
        for (var at = header; at is not null; at = at.Parent)
        {
            var defined = Notes.At(at.Shown).Where(n => n.Type == "seven_chr_def" && n.Text.Length > 2 && n.Text[1] == '=').ToList();
            if (defined.Count > 0)
                return defined.DistinctBy(n => n.Text[0]).ToDictionary(n => n.Text[0], n => n.Text[2..]);
        }
        return [];
    }

    private static Dictionary<string, TabularHeading> Headings(string folder, string table, string kind)
    {
        var read = new Dictionary<string, TabularHeading>();
        var place = Path.Combine(folder, "icd10cm");
        if (!TsvTable.Exists(place, table))
            return read;
        using var rows = TsvTable.Open(place, table);
        var (id, title) = (rows.Column(kind), rows.Column("title"));
        foreach (var row in rows.Rows())
            read[row[id]] = new TabularHeading(kind, row[id], row[title], $"{kind}:{row[id]}");
        return read;
    }
}
