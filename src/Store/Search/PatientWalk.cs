namespace Chartroom.Store.Search;

/// <summary>
/// A search of a chart's type by what is known of the patient, when many patients qualify: patients are tested in the order of their
/// rows, and the chart index gives what each has, newest first. It ends with the page, so its cost does not grow with the database.
/// </summary>
internal sealed class PatientWalk(SearchScope scope, string type, long code, IReadOnlyList<Condition> ofPatient, IReadOnlyList<Condition> ofRow)
{
    /// <summary>Its order: the patient's row, then the place in the chart.</summary>
    public const string Patient = "p.rid";
    public const string Place = "d.newest";

    /// <summary>The rows, with the key columns that are asked for.</summary>
    public string Rows(SqlText sql, string columns)
    {
        var (patients, rows) = (scope.Names.Type(scope.Session, "Patient") ?? -1, scope.Names.Type(scope.Session, type) ?? -1);
        // A cross join is run in the order in which it is written.
        return $"select d.rid as rid, d.compartment as compartment{columns} from version p cross join chart_ix d "
               + $"where p.type = {sql.Add(patients)} and p.method <> 3 and {scope.Visible(sql, "Patient", "p")}{Tests(sql, ofPatient, "p")} "
               + $"and d.compartment = p.compartment and d.type = {sql.Add(rows)} and d.code = {sql.Add(code)} "
               + $"and {scope.Visible(sql, type, "d")}{Tests(sql, ofRow, "d")}";
    }

    private static string Tests(SqlText sql, IReadOnlyList<Condition> conditions, string row) =>
        string.Concat(conditions.Select(c => " and " + c.Test(sql, row)));
}
