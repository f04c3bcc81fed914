namespace Chartroom.Store.Search;

/// <summary>
/// What lies above or below a resource in the hierarchy of its own type, such as the wards of a hospital: followed through
/// the parameter by which the type refers to its whole. Source: FHIR R4 §3.1.1.4.12 reference, :above and :below.
/// </summary>
internal sealed class ReferenceHierarchy(SearchScope scope)
{
    private const int MostLevels = 32;
    private const int MostMembers = 10_000;

    /// <summary>The types that are parts of their own type, each with its parameter.</summary>
    private static readonly (string Type, string Parameter)[] Parts =
        [("Location", "partof"), ("Organization", "partof"), ("Procedure", "part-of"), ("Observation", "part-of"), ("Task", "part-of"), ("Encounter", "part-of")];

    public List<long> Extend(List<long> lids, IReadOnlyList<string> types, bool upwards)
    {
        var all = lids.ToHashSet();
        foreach (var (type, parameter) in Parts.Where(p => types.Contains(p.Type) && scope.Allows(p.Type)))
        {
            var level = lids;
            for (var depth = 0; level.Count > 0 && depth < MostLevels; depth++)
            {
                level = Next(level, type, parameter, upwards).FindAll(all.Add);
                if (all.Count > MostMembers)
                    throw SearchFault.TooCostly($"The hierarchy has more than {MostMembers} members.");
            }
        }
        return [.. all];
    }

    private List<long> Next(List<long> level, string type, string parameter, bool upwards)
    {
        var sql = new SqlText();
        var parameters = scope.Names.Parameters(scope.Session, type, parameter);
        var (known, wanted) = upwards ? ("v.lid", "r.value") : ("r.value", "v.lid");
        return scope.Session.Rows(
            c => c.Integer(0),
            $"select distinct {wanted} from reference_ix r join version v on v.rid = r.rid{scope.Beside("v", "r")} where r.param {sql.Among(parameters)} "
            + $"and {known} {sql.Among(level)} and {scope.Visible(sql, type, "v")}",
            sql.Arguments);
    }
}
