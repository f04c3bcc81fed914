using System.Text;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Matching;
using Chartroom.Server.Host;

namespace Chartroom.Server.Identity.Files;

/// <summary>The people of one CSV file, with what was understood of its columns.</summary>
public sealed record PeopleFile(IReadOnlyList<Person> People, IReadOnlyList<string> Columns)
{
    private const int Batch = 4096;

    /// <summary>
    /// Reads a file. Fails with an issue when it is empty, when a mapped column is not there, or when nothing in it can
    /// tell people apart; rows too long or too short are read as far as they go and counted in a warning, as are letters lost to
    /// another encoding and identifiers that several records share.
    /// </summary>
    public static Parsed<PeopleFile> Read(string path, string? map, string? idColumn, PersonReader reader)
    {
        try
        {
            using var input = InputFiles.Open([path]).GetEnumerator();
            if (!input.MoveNext())
                return Issue.Fatal("not-found", $"{path}: nothing to read.");
            using var text = new StreamReader(input.Current.Content, Encoding.UTF8, true, 1 << 16);
            return Read(path, new CsvReader(text), map, idColumn, reader);
        }
        catch (InvalidDataException e)
        {
            return Issue.Fatal("invalid", $"{path}: {e.Message}");
        }
    }

    private static Parsed<PeopleFile> Read(string path, CsvReader csv, string? map, string? idColumn, PersonReader reader)
    {
        var header = csv.Read([])?.ToList();
        if (header is null)
            return Issue.Fatal("invalid", $"{path}: the file is empty; a header line is needed.");
        var columns = PeopleColumns.Find(header, map, idColumn);
        if (!columns.Succeeded)
            return new Parsed<PeopleFile>([.. columns.Issues.Select(i => i with { Text = $"{path}: {i.Text}" })]);
        var (people, ragged, garbled) = ReadRows(csv, columns.Value, header.Count, reader);
        List<Issue> issues = [];
        if (people.Count == 0)
            return Issue.Fatal("invalid", $"{path}: there is no record below the header.");
        if (ragged > 0)
            issues.Add(Issue.Warning("structure", $"{path}: {ragged} rows have more or fewer cells than the header; read as far as they go."));
        if (garbled > 0)
            issues.Add(Issue.Warning("invalid", $"{path}: {garbled} rows have letters that are not UTF-8 and are lost; save the file as UTF-8."));
        var shared = people.Count - people.Select(p => p.Id).Distinct().Count();
        if (shared > 0)
            issues.Add(Issue.Warning("duplicate", $"{path}: {shared} records have an identifier that another record has too; say with --id which column identifies a record."));
        return new Parsed<PeopleFile>(new PeopleFile(people, columns.Value.Described), issues);
    }

    private static (List<Person> People, int Ragged, int Garbled) ReadRows(CsvReader csv, PeopleColumns columns, int width, PersonReader reader)
    {
        var people = new List<Person>();
        var (ragged, garbled) = (0, 0);
        var row = new List<string>();
        var texts = new List<PersonText>(Batch);
        // One batch is made ready while the next is read.
        var ready = Task.FromResult<Person[]>([]);
        var more = true;
        while (more)
        {
            more = csv.Read(row) is not null;
            if (more)
            {
                ragged += row.Count == width ? 0 : 1;
                garbled += row.Exists(c => c.Contains('\uFFFD', StringComparison.Ordinal)) ? 1 : 0;
                texts.Add(columns.Person(row, csv.Line));
            }
            if (texts.Count < Batch && more)
                continue;
            people.AddRange(ready.GetAwaiter().GetResult());
            var batch = texts;
            ready = Task.Run(() => Prepare(batch, reader));
            texts = new List<PersonText>(Batch);
        }
        people.AddRange(ready.GetAwaiter().GetResult());
        return (people, ragged, garbled);
    }

    private static Person[] Prepare(List<PersonText> texts, PersonReader reader)
    {
        var ready = new Person[texts.Count];
        Parallel.For(0, texts.Count, i => ready[i] = reader.Read(texts[i]));
        return ready;
    }
}
