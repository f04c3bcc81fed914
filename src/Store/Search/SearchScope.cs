using System.Collections.Frozen;
using Chartroom.Store.Documents;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Search;

/// <summary>
/// What every statement of one read adds to its conditions: the snapshot, and what the asker may see. A row number stands
/// for a moment too: rows are numbered in the order of commit, so the snapshot is the last row of its transaction.
/// </summary>
internal sealed class SearchScope
{
    /// <summary>
    /// Types that belong to no patient and are seen by everyone who may see the type: who works here, and what is
    /// given. Source: FHIR R4 CompartmentDefinition patient (types without a parameter); US Core patient-level access.
    /// </summary>
    private static readonly FrozenSet<string> OpenTypes = new[]
    {
        "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "Endpoint", "Medication", "Substance",
        "Questionnaire", "ValueSet", "CodeSystem", "ConceptMap", "StructureDefinition", "PlanDefinition", "ActivityDefinition", "Measure",
        "Library", "InsurancePlan", "OrganizationAffiliation", "NamingSystem", "SearchParameter", "CapabilityStatement", "OperationDefinition",
    }.ToFrozenSet();

    private readonly SqlSession session;
    private readonly NameCache names;
    private readonly AccessScope scope;
    private readonly Dictionary<string, List<long>> labels = [];
    private List<long>? withheld;

    public SearchScope(SqlSession session, NameCache names, BodyCodec codec, AccessScope scope, long lastRid)
    {
        this.session = session;
        this.names = names;
        this.scope = scope;
        LastRid = lastRid;
        Codec = codec;
        if (scope.PatientCompartment is { } patient)
        {
            var id = patient.StartsWith("Patient/", StringComparison.Ordinal) ? patient[8..] : patient;
            Compartment = EntityOf("Patient", id)?.Lid ?? -1;
        }
    }

    public long LastRid { get; }

    public SqlSession Session => session;

    public BodyCodec Codec { get; }

    public NameCache Names => names;

    /// <summary>The compartment that alone may be seen, or null.</summary>
    public long? Compartment { get; }

    /// <summary>The numbers of the types that may be seen; null = all.</summary>
    public List<long>? AllowedTypes => scope.Types is { } types ? Numbers(types) : null;

    public bool Allows(string type) => scope.Types is null || scope.Types.Contains(type);

    /// <summary>True for a type that is seen beyond the one compartment that may be seen; empty: when any type that may be seen is such.</summary>
    public bool IsOpen(string type) => type.Length == 0 ? scope.Types?.Overlaps(OpenTypes) != false : OpenTypes.Contains(type);

    /// <summary>
    /// The row is current at the snapshot and may be seen. <paramref name="row"/> is the name of what has its <c>rid</c> and
    /// <c>compartment</c>; <paramref name="type"/> empty: of any type.
    /// </summary>
    /// <param name="typeIsAllowed">True when a row of a type that is not allowed cannot come.</param>
    public string Visible(SqlText sql, string type, string row, bool typeIsAllowed = false)
    {
        var last = sql.Add(LastRid);
        var text = $"{row}.rid <= {last} and not exists (select 1 from ended e where e.rid = {row}.rid{Beside("e", row)} and e.next <= {last})";
        return text + Permitted(sql, type, row, typeIsAllowed);
    }

    /// <summary>
    /// Rows of one version lie in one compartment; said to a database server, so that it looks into one part of its tables.
    /// Begins with <c> and </c> or is empty.
    /// </summary>
    public string Beside(string inner, string row) => session.IsServer ? $" and {inner}.compartment = {row}.compartment" : "";

    /// <summary>The row may be seen, whether current or not; begins with <c> and </c> or is empty.</summary>
    public string Permitted(SqlText sql, string type, string row, bool typeIsAllowed = false)
    {
        var text = "";
        if (type.Length == 0 && !typeIsAllowed && AllowedTypes is { } types)
            text += $" and {TypeOf(row)} {sql.Among(types)}";
        if (Compartment is { } own && !(type.Length > 0 && OpenTypes.Contains(type)))
        {
            var open = type.Length > 0 ? "" : $" or {TypeOf(row)} {sql.Among(Numbers(OpenTypes))}";
            text += $" and ({row}.compartment = {sql.Add(own)}{open})";
        }
        if (Withheld() is { Count: > 0 } codes && Labels(type) is { Count: > 0 } parameters)
            text += $" and not exists (select 1 from token_ix l where l.param {sql.Among(parameters)} and l.value {sql.Among(codes)} and l.rid = {row}.rid{Beside("l", row)})";
        return text;
    }

    public (long Lid, long Compartment)? EntityOf(string type, string id)
    {
        var space = type.Length == 0 ? 0 : names.Type(session, type);
        if (space is null)
            return null;
        using var cursor = session.Query(
            "select lid, compartment from entity where type = $1 and id = $2", space.Value, Documents.IdBytes.Of(id));
        return cursor.Read() ? (cursor.Integer(0), cursor.Integer(1)) : null;
    }

    private string TypeOf(string row) => $"(select t.type from version t where t.rid = {row}.rid{Beside("t", row)})";

    private List<long> Numbers(IEnumerable<string> types) =>
        types.Select(t => names.Type(session, t)).OfType<long>().ToList();

    private List<long> Labels(string type)
    {
        if (!labels.TryGetValue(type, out var known))
            labels[type] = known = names.Parameters(session, type, "_security");
        return known;
    }

    private List<long> Withheld()
    {
        if (withheld is not null)
            return withheld;
        withheld = [];
        foreach (var label in scope.WithheldLabels ?? (IEnumerable<string>)[])
        {
            var bar = label.IndexOf('|', StringComparison.Ordinal);
            var system = bar > 0 ? names.Find(session, NameKind.System, label[..bar]) : 0;
            if (system is { } space && session.Scalar("select id from code where code = $1 and system = $2", label[(bar + 1)..], space) is { } code)
                withheld.Add(code);
        }
        return withheld;
    }
}
