using System.Globalization;
using System.Reflection;

namespace Chartroom.Server.Demo.Stories;

/// <summary>
/// Reads <c>.story</c> files: <c>name: value</c> lines, then sections in square brackets. A line that begins with
/// <c>#</c> is a comment outside documents. A file that breaks the form throws, naming file and line: stories are ours.
/// </summary>
public sealed class StoryReader
{
    private readonly string name;
    private readonly string[] lines;
    private int at;

    private readonly Dictionary<string, string> head = [];
    private readonly List<StoryValue> values = [];
    private readonly List<StoryCode> codes = [];
    private readonly List<StoryProblem> problems = [];
    private readonly List<StoryAllergy> allergies = [];
    private readonly List<StoryMedication> medications = [];
    private readonly List<StoryVaccine> vaccines = [];
    private readonly List<StoryResults> results = [];
    private readonly List<StoryDocument> documents = [];
    private readonly List<StoryFlaw> flaws = [];

    private StoryReader(string name, string text)
    {
        this.name = name;
        lines = text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>Every story of the program, in order of id.</summary>
    public static IReadOnlyList<Story> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.EndsWith(".story", StringComparison.Ordinal))
                .Select(n => Read(n, assembly.GetManifestResourceStream(n)!))
                .OrderBy(s => s.Id, StringComparer.Ordinal),
        ];
    }

    public static Story Read(string name, string text) => new StoryReader(name, text).Run();

    private static Story Read(string name, Stream stream)
    {
        using var reader = new StreamReader(stream);
        return Read(name, reader.ReadToEnd());
    }

    private Story Run()
    {
        for (; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                ReadSection(line.Trim('[', ']'));
            else
                ReadHead(line);
        }
        return Build();
    }

    private void ReadHead(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw Broken("expected 'name: value'");
        head[line[..colon].Trim()] = line[(colon + 1)..].Trim();
    }

    private void ReadSection(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "values": Each(ReadValue); break;
            case "codes": Each(ReadCode); break;
            case "problems": Each(l => problems.Add(ReadProblem(l))); break;
            case "allergies": Each(ReadAllergy); break;
            case "medications": Each(ReadMedication); break;
            case "vaccines": Each(ReadVaccine); break;
            case "results": ReadResults(words); break;
            case "flaw": ReadFlaw(words); break;
            case "document": ReadDocument(words); break;
            default: throw Broken($"no such section: {words[0]}");
        }
    }

    /// <summary>The lines of the section, up to the next one.</summary>
    private void Each(Action<string> read)
    {
        while (at + 1 < lines.Length && !lines[at + 1].StartsWith('['))
        {
            var line = lines[++at].Trim();
            if (line.Length > 0 && line[0] != '#')
                read(line);
        }
    }

    // wbc = 14.2..19.8
    private void ReadValue(string line)
    {
        var parts = line.Split(['=', ' '], StringSplitOptions.RemoveEmptyEntries);
        var bounds = parts[1].Split("..");
        var point = bounds[0].IndexOf('.', StringComparison.Ordinal);
        values.Add(new StoryValue(parts[0], Number(bounds[0]), Number(bounds[^1]), point < 0 ? 0 : bounds[0].Length - point - 1));
    }

    // A41.51 | Y | Sepsis due to E. coli | words of a document
    // 02HV33Z | day 0 | Insertion of central line | words of a document
    private void ReadCode(string line)
    {
        var cells = Cells(line, 4);
        var procedure = cells[1].StartsWith("day", StringComparison.Ordinal);
        codes.Add(new StoryCode(
            cells[0], procedure, procedure ? "" : cells[1], procedure ? (int)Number(cells[1][3..]) : 0, cells[2], cells[3]));
    }

    // I10 | 9 | Essential hypertension
    private StoryProblem ReadProblem(string line)
    {
        var cells = Cells(line, 3);
        return new StoryProblem(cells[0], (int)Number(cells[1]), cells[2]);
    }

    // penicillin | hives | moderate
    private void ReadAllergy(string line)
    {
        var cells = Cells(line, 3);
        allergies.Add(new StoryAllergy(cells[0], cells[1], cells[2]));
    }

    // home | lisinopril 10 mg tablet | 1 tablet by mouth daily | 314076
    // inpatient +2d08:10 | ceftriaxone 2 g injection | 2 g intravenously once daily
    private void ReadMedication(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        if (cells.Length is < 3 or > 4)
            throw Broken("expected when | name | directions | code");
        var begins = cells[0].Split(' ');
        medications.Add(new StoryMedication(begins[0], cells[1], cells[2], cells.Length > 3 ? cells[3] : null, begins.Length > 1 ? Offset(begins[1]) : null));
    }

    // +1d10:00 | 08 | Hepatitis B, adolescent or pediatric
    private void ReadVaccine(string line)
    {
        var cells = Cells(line, 3);
        vaccines.Add(new StoryVaccine(Offset(cells[0]), cells[1], cells[2]));
    }

    // [flaw query-unspecific] then: say | words | instead, add | type | line, lose | code | code or -, gain | code | Y, ask | text, drg | 291
    private void ReadFlaw(string[] words)
    {
        if (words.Length != 2)
            throw Broken("expected [flaw KIND]");
        List<string[]> said = [];
        Each(line => said.Add(line.Split('|', StringSplitOptions.TrimEntries)));
        if (said.Find(l => l.Length != (l[0] is "ask" or "drg" ? 2 : 3)) is { } wrong)
            throw Broken($"a flaw's line of the wrong length: {wrong[0]}");
        flaws.Add(new StoryFlaw
        {
            Kind = words[1],
            Says = [.. Of("say").Select(l => (l[1], l[2]))],
            Adds = [.. Of("add").Select(l => (l[1], l[2]))],
            Loses = [.. Of("lose").Select(l => (l[1], l[2] == "-" ? null : l[2]))],
            Gains = [.. Of("gain").Select(l => (l[1], l[2]))],
            Ask = Of("ask").FirstOrDefault()?[1] ?? throw Broken("a flaw without 'ask'"),
            Drg = Of("drg").FirstOrDefault() is { } drg ? (int)Number(drg[1]) : null,
        });

        IEnumerable<string[]> Of(string name) => said.Where(l => l[0] == name);
    }

    // [results +0d01:30 58410-2 CBC panel] then: 6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
    private void ReadResults(string[] words)
    {
        if (words.Length < 4)
            throw Broken("expected [results +TIME CODE TITLE]");
        var items = new List<StoryResult>();
        Each(line =>
        {
            var cells = Cells(line, 5);
            items.Add(new StoryResult(cells[0], cells[1], cells[2], cells[3], cells[4]));
        });
        results.Add(new StoryResults(Offset(words[1]), words[2], string.Join(' ', words[3..]), items));
    }

    // [document +0d02:00 34117-2 by attending] then the text
    private void ReadDocument(string[] words)
    {
        if (words.Length != 5 || words[3] != "by")
            throw Broken("expected [document +TIME LOINC by ROLE]");
        var first = at + 1;
        while (at + 1 < lines.Length && !lines[at + 1].StartsWith('['))
            at++;
        var text = string.Join('\n', lines[first..(at + 1)]).Trim();
        documents.Add(new StoryDocument(Offset(words[1]), words[2], words[4], text));
    }

    private Story Build()
    {
        var offsets = documents.Select(d => d.At).Concat(results.Select(r => r.At)).DefaultIfEmpty(TimeSpan.FromHours(2)).ToList();
        var stay = head.TryGetValue("stay", out var days) ? (int)Number(days) : 0;
        var last = offsets.Max();
        var ages = Required("age").Split('-');
        var hours = head.TryGetValue("arrives", out var arrives) ? arrives.Split('-') : [];
        return new Story
        {
            Id = Required("story"),
            Title = Required("title"),
            Setting = Enum.Parse<StorySetting>(Required("setting"), ignoreCase: true),
            Service = Required("service"),
            Sex = head.GetValueOrDefault("sex") is "F" or "M" ? head["sex"] : null,
            MinAge = (int)Number(ages[0]),
            MaxAge = (int)Number(ages[^1]),
            Weight = head.TryGetValue("weight", out var weight) ? (double)Number(weight) : 1,
            InWinter = head.GetValueOrDefault("season") == "winter",
            FitsAnyone = head.GetValueOrDefault("fits") == "anyone",
            Mothers = Words("mother"),
            Never = Words("never"),
            Acquired = head.GetValueOrDefault("hac"),
            Stay = stay,
            LastAt = last.Days < stay ? TimeSpan.FromDays(stay) + TimeSpan.FromHours(10) : last,
            EarliestHour = hours.Length > 0 ? (int)Number(hours[0]) : Math.Min(5, LatestHour(offsets)),
            LatestHour = hours.Length > 0 ? (int)Number(hours[^1]) : LatestHour(offsets),
            Reason = Required("reason"),
            Disposition = head.GetValueOrDefault("disposition", "01"),
            Drg = head.TryGetValue("drg", out var drg) ? (int)Number(drg) : null,
            Values = values,
            Codes = codes,
            Problems = problems,
            Allergies = allergies,
            Medications = medications,
            Vaccines = vaccines,
            Results = results,
            Documents = documents,
            Flaws = flaws,
        };
    }

    private static int LatestHour(List<TimeSpan> offsets)
    {
        const int Latest = 20;
        var first = offsets.Where(o => o.Days == 0).DefaultIfEmpty().Max();
        var second = offsets.Where(o => o.Days == 1).DefaultIfEmpty(TimeSpan.FromDays(2)).Min();
        return (int)Math.Clamp((second - first).TotalHours - 1, 1, Latest);
    }

    // +2d08:30 or +08:30
    private TimeSpan Offset(string text)
    {
        var rest = text.TrimStart('+');
        var days = 0;
        if (rest.IndexOf('d', StringComparison.Ordinal) is > 0 and var d)
        {
            days = (int)Number(rest[..d]);
            rest = rest[(d + 1)..];
        }
        return TimeSpan.TryParseExact(rest, @"hh\:mm", CultureInfo.InvariantCulture, out var time)
            ? time + TimeSpan.FromDays(days)
            : throw Broken($"not a time: {text}");
    }

    private string[] Cells(string line, int count)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return cells.Length == count ? cells : throw Broken($"expected {count} cells, got {cells.Length}");
    }

    private decimal Number(string text) =>
        decimal.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var number) ? number : throw Broken($"not a number: {text}");

    private string[] Words(string field) => head.GetValueOrDefault(field, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string Required(string field) => head.TryGetValue(field, out var value) ? value : throw Broken($"no '{field}:'");

    private FormatException Broken(string why) => new($"{name}, line {at + 1}: {why}.");
}
