namespace Chartroom.Rules.Releases;

/// <summary>One thing that a release says otherwise than another about a code; null where it says nothing.</summary>
public sealed record CodeDifference(string System, string Field, string? From, string? To);

/// <summary>
/// Says what changed for a code between two points in time: its validity, its place in the grouper, its edits.
/// Source: tables of the installed releases.
/// </summary>
public static class CodeDifferences
{
    private static readonly string[] GrouperDiagnosis =
        ["mdc", "mdc_male", "mdc_female", "severity", "exclusion_collection", "attributes", "dx_category", "hac_numbers"];

    private static readonly string[] GrouperProcedure = ["or_flag", "orproc", "attributes"];

    /// <summary>
    /// The differences between two points: each a grouper version (<c>431</c>, <c>v43.1</c>, <c>43.1</c>) or a day (<c>yyyy-MM-dd</c>).
    /// Null when a point is neither, or is a version that no release holds.
    /// </summary>
    public static IReadOnlyList<CodeDifference>? Of(CodeReleases releases, string code, string from, string to)
    {
        if (PointOf(releases, from) is not { } first || PointOf(releases, to) is not { } second)
            return null;
        var key = code.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        var before = Describe(releases, key, first);
        var after = Describe(releases, key, second);
        return
        [
            .. before.Keys.Union(after.Keys).Order().Select(k =>
                    new CodeDifference(k.System, k.Field, before.GetValueOrDefault(k), after.GetValueOrDefault(k)))
                .Where(d => d.From != d.To),
        ];
    }

    private static DateOnly? PointOf(CodeReleases releases, string point)
    {
        if (DateOnly.TryParseExact(point, "yyyy-MM-dd", out var day))
            return day;
        var digits = point.TrimStart('v', 'V').Replace(".", "", StringComparison.Ordinal);
        foreach (var release in releases.All.Where(r => r.System == CodeReleases.MsDrg))
        {
            using var table = TsvTable.Open(release.Folder, "version.tsv");
            var (version, start) = (table.Column("version"), table.Column("discharges_from"));
            if (table.Rows().FirstOrDefault(r => r[version] == digits) is { } row)
                return DateOnly.ParseExact(row[start], "yyyy-MM-dd");
        }
        return null;
    }

    private static Dictionary<(string System, string Field), string> Describe(CodeReleases releases, string code, DateOnly day)
    {
        var facts = new Dictionary<(string, string), string>();
        if (releases.For(CodeReleases.MsDrg, day).Value is { } grouper)
        {
            var version = VersionOn(grouper.Folder, day);
            Add(facts, "ms-drg", grouper.Folder, "diagnosis.tsv", code, GrouperDiagnosis, Inside("version_from", "version_to", version));
            Add(facts, "ms-drg", grouper.Folder, "procedure.tsv", code, GrouperProcedure, Inside("version_from", "version_to", version));
        }
        var date = (day.Year * 10000) + (day.Month * 100) + day.Day;
        if (releases.For(CodeReleases.Mce, day).Value is { } editor)
        {
            Add(facts, "mce", editor.Folder, "dx_icd10.tsv", code, ["flags"], Inside("from", "to", date));
            Add(facts, "mce", editor.Folder, "px_icd10.tsv", code, ["flags"], Inside("from", "to", date));
        }
        foreach (var system in (string[])[CodeReleases.Icd10Cm, CodeReleases.Icd10Pcs])
        {
            if (releases.For(system, day).Value is { } titles)
                Add(facts, system, titles.Folder, "codes.tsv", code, ["description"], Inside("start_date", "end_date", date));
        }
        return facts;
    }

    private static Func<TsvTable, string[], bool> Inside(string from, string to, int point) => (table, row) =>
        int.TryParse(row[table.Column(from)], out var first) && first <= point
        && (!int.TryParse(row[table.Column(to)], out var last) || point <= last);

    private static void Add(
        Dictionary<(string, string), string> facts, string system, string folder, string name, string code, string[] fields,
        Func<TsvTable, string[], bool> holds)
    {
        if (!TsvTable.Exists(folder, name))
            return;
        using var table = TsvTable.Open(folder, name);
        var column = 0;
        foreach (var row in table.Rows())
        {
            if (row[column] != code || !holds(table, row))
                continue;
            facts[(system, "valid")] = "yes";
            foreach (var field in fields)
            {
                if (row[table.Column(field)] is { Length: > 0 } value)
                    facts[(system, field)] = value;
            }
            return;
        }
    }

    private static int VersionOn(string folder, DateOnly day)
    {
        using var table = TsvTable.Open(folder, "version.tsv");
        var (version, from, to) = (table.Column("version"), table.Column("discharges_from"), table.Column("discharges_to"));
        var row = table.Rows().FirstOrDefault(r => DateOnly.Parse(r[from]) <= day && day <= DateOnly.Parse(r[to]));
        return row is null ? 0 : int.Parse(row[version]);
    }
}
