using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Matching;

namespace Chartroom.Server.Identity.Files;

/// <summary>Which column holds what: as mapped by the caller, else as the header says.</summary>
public sealed class PeopleColumns
{
    private readonly int id;
    private readonly (int Column, PersonField Field)[] fields;

    private PeopleColumns(int id, (int Column, PersonField Field)[] fields, IReadOnlyList<string> described)
    {
        this.id = id;
        this.fields = fields;
        Described = described;
    }

    /// <summary>For the log: <c>family = surname</c>.</summary>
    public IReadOnlyList<string> Described { get; }

    /// <summary>
    /// Finds the columns. Fails naming a mapped column or field that is not there, and when there is neither a name, a
    /// date of birth nor an identifier.
    /// </summary>
    public static Parsed<PeopleColumns> Find(IReadOnlyList<string> header, string? map, string? idColumn)
    {
        var key = idColumn is null ? ColumnNames.RecognisePrimaryKey(header) : IndexOf(header, idColumn);
        if (idColumn is not null && key < 0)
            return Issue.Fatal("not-found", $"there is no column {idColumn} (columns: {string.Join(", ", header)}).");
        var found = new List<(int, PersonField)>();
        if (map is null)
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (i != key && ColumnNames.Recognise(header[i]) is { } field && !IsTaken(found, field))
                    found.Add((i, field));
            }
        }
        else if (Mapped(header, map, found) is { } issue)
        {
            return issue;
        }
        PersonField[] telling = [PersonField.Given, PersonField.Family, PersonField.BirthDate, PersonField.Year, PersonField.Ssn, PersonField.Mrn, PersonField.Email, PersonField.Phone];
        if (!found.Exists(f => telling.Contains(f.Item2)))
            return Issue.Fatal("required", $"no column holds a name, date of birth or identifier; say which with --map (columns: {string.Join(", ", header)}).");
        var described = found.Select(f => $"{f.Item2.ToString().ToLowerInvariant()} = {header[f.Item1]}").ToList();
        return new PeopleColumns(key, [.. found], described);
    }

    /// <summary>One row as a record; without an identifying column the line number is its name.</summary>
    public PersonText Person(IReadOnlyList<string> row, int line)
    {
        var person = new PersonText(id >= 0 && id < row.Count ? row[id] : line.ToString());
        foreach (var (column, field) in fields)
            person.With(field, column < row.Count ? row[column] : "");
        return person;
    }

    private static bool IsTaken(List<(int Column, PersonField Field)> fields, PersonField field)
    {
        var most = field switch { PersonField.Phone => 2, PersonField.Other => 3, _ => 1 };
        return fields.Count(f => f.Field == field) >= most;
    }

    private static Issue? Mapped(IReadOnlyList<string> header, string map, List<(int, PersonField)> fields)
    {
        foreach (var entry in map.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || ColumnNames.Named(entry[..at].Trim()) is not { } field)
                return Issue.Fatal("invalid", $"--map: {entry} is not FIELD=COLUMN with a field of {string.Join(", ", Enum.GetNames<PersonField>()).ToLowerInvariant()}.");
            var column = IndexOf(header, entry[(at + 1)..].Trim());
            if (column < 0)
                return Issue.Fatal("not-found", $"--map: there is no column {entry[(at + 1)..].Trim()} (columns: {string.Join(", ", header)}).");
            if (!IsTaken(fields, field) || field is PersonField.Street or PersonField.Unit)
                fields.Add((column, field));
        }
        return null;
    }

    private static int IndexOf(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], name.Trim(), StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
