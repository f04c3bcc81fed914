using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>What every section mapping works with: the document, its values, and the bundle that it fills.</summary>
internal sealed class MappingScope(CdaDocument document, CdaContext context, CdaValues values, TransactionBundle bundle)
{
    private readonly List<Action> later = [];

    public CdaDocument Document { get; } = document;

    public CdaContext Context { get; } = context;

    public CdaValues Values { get; } = values;

    public TransactionBundle Bundle { get; } = bundle;

    public BundleEntry? Patient { get; set; }

    /// <summary>The encounter of which the document reports, if it says so.</summary>
    public BundleEntry? Encounter { get; set; }

    public JsonObject? Subject => Patient?.Reference();

    /// <summary>A step to take when all statements are mapped, so that any of them can be referred to.</summary>
    public void Later(Action step) => later.Add(step);

    public void Finish()
    {
        foreach (var step in later)
        {
            step();
        }
        later.Clear();
    }

    /// <summary>A new resource about the patient: <c>subject</c>, or <c>patient</c> where the type says so.</summary>
    public JsonObject About(string type, string subject = "subject") =>
        JsonParts.Object(("resourceType", type)).Put(subject, Subject);

    /// <summary>Related statements: the element inside each <c>entryRelationship</c> or <c>component</c>.</summary>
    public static IEnumerable<CdaElement> Related(CdaElement statement) =>
        statement.Elements.Where(e => e.Name is "entryRelationship" or "component").SelectMany(e => e.Elements).Where(Statements.IsStatement);

    public static IEnumerable<CdaElement> Related(CdaElement statement, params string[] templates) =>
        Related(statement).Where(s => s.Templates.Any(templates.Contains));

    /// <summary>Comments on a statement, as annotations. Source: C-CDA R2.1, Comment Activity.</summary>
    public JsonArray? Notes(CdaElement statement)
    {
        var comments = Related(statement).Where(s => s.HasTemplate(Templates.Comment) || s.HasTemplate("2.16.840.1.113883.10.20.1.40")
            || s.Child("code")?["code"] == "48767-8");
        return JsonParts.Array(comments.Select(c => Values.Text(c.Child("text")) is { } text
            ? JsonParts.Object(("time", Values.DateTime(c.At("author", "time"))), ("text", text))
            : null));
    }

    /// <summary>The codes of the reasons given for a statement. Source: C-CDA R2.1, Indication.</summary>
    public JsonArray? Reasons(CdaElement statement)
    {
        var indications = statement.Children("entryRelationship")
            .Where(r => r["typeCode"] == "RSON" || r.Elements.Any(e => e.HasTemplate(Templates.Indication)))
            .SelectMany(r => r.Children("observation"))
            .Where(o => !o.HasTemplate(Templates.PriorityPreference));
        return JsonParts.Array(indications.Select(o => Values.Concept(o.Child("value")) ?? Values.Concept(o.Child("code"))));
    }

    /// <summary>When the statement was first written down: the earliest author time.</summary>
    public string? Recorded(CdaElement statement)
    {
        string? earliest = null;
        foreach (var author in statement.Children("author"))
        {
            if (Values.DateTime(author.Child("time")) is { } time && (earliest is null || string.CompareOrdinal(time, earliest) < 0))
                earliest = time;
        }
        return earliest;
    }
}
