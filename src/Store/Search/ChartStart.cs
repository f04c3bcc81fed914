using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;

namespace Chartroom.Store.Search;

/// <summary>
/// A search within patients starts in the chart index: by patient and type, with the code too when one is given, and in the order of
/// the chart. Criteria that the index answers whole are taken out of the list.
/// </summary>
internal sealed class ChartStart(SearchScope scope, SearchCatalog catalog, SearchQuery query)
{
    private const string Columns = "rid, compartment, newest";

    private readonly KeyConditions keys = new(scope);

    /// <summary>The patients that the query names, by its compartment, by a criterion, or by what the asker may see; null = it names none.</summary>
    public List<long>? Named(List<SearchCriterion> criteria)
    {
        var named = Subject(criteria);
        if (Within() is not { } own)
            return named;
        return named?.Contains(own) == false ? [] : [own];
    }

    /// <summary>The rows of those patients; of one type and code, or of the type, or of all types.</summary>
    public Condition Of(List<long> patients, List<SearchCriterion> criteria)
    {
        if (patients.Count == 0)
            return Condition.Nothing;
        if (query.Type.Length == 0)
            return Whole(patients);
        if (scope.Names.Type(scope.Session, query.Type) is not { } type)
            return Condition.Nothing;
        var codes = Codes(criteria) ?? [0];
        var undated = query.Undated ? $" and newest = {ChartShape.Newest(null)}" : "";
        return new Condition(
            sql => $"select {Columns} from chart_ix where compartment {sql.Among(patients)} and type = {sql.Add(type)} and code {sql.Among(codes)}{undated}",
            (_, _) => throw new InvalidOperationException("The chart index is only a start."),
            IsUnique: codes.Count == 1);
    }

    /// <summary>The numbers of the codes that are asked for, when the chart index has them; the criterion is taken out.</summary>
    public List<long>? Codes(List<SearchCriterion> criteria)
    {
        if (ChartShape.Of(query.Type) is not { } shape || catalog.Find(query.Type, shape.Code)?.Type != SearchParameterType.Token
            || criteria.Find(c => c.Parameter == shape.Code && c is { Modifier: null, Chain: null }) is not { } coded)
            return null;
        criteria.Remove(coded);
        return keys.Codes(coded.Values);
    }

    private Condition Whole(List<long> patients) => new(
        sql =>
        {
            var allowed = scope.AllowedTypes is { } types ? $" and type {sql.Among(types)}" : "";
            return $"select {Columns} from chart_ix where compartment {sql.Among(patients)} and code = 0{allowed}";
        },
        (_, _) => throw new InvalidOperationException("The chart index is only a start."),
        IsUnique: true);

    /// <summary>The compartment to which the query or the asker is bound; a number that nothing has when there is no such patient.</summary>
    private long? Within()
    {
        if (query.Compartment is { } patient)
            return scope.EntityOf("Patient", patient)?.Lid ?? -1;
        return scope.IsOpen(query.Type) ? null : scope.Compartment;
    }

    private List<long>? Subject(List<SearchCriterion> criteria)
    {
        if (ChartShape.Of(query.Type) is null
            || criteria.Find(c => c.Parameter is "patient" or "subject" && c.Chain is null) is not { } subject
            || catalog.Find(query.Type, "patient") is null
            || keys.Patients(subject) is not { } patients)
            return null;
        criteria.Remove(subject);
        return patients;
    }
}
