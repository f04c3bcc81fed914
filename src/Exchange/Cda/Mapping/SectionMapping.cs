using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Narrative;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Sections;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>A section with its narrative, its entries and its subsections. Source: C-CDA on FHIR §Document; FHIR R4 Composition.section.</summary>
internal static class SectionMapping
{
    /// <summary>Maps the entries and answers the <c>Composition.section</c>.</summary>
    public static JsonObject Map(MappingScope scope, CdaElement section)
    {
        var kind = SectionKinds.Of(section);
        var mapped = new List<BundleEntry>();
        foreach (var statement in section.Children("entry").SelectMany(e => e.Elements).Where(Statements.IsStatement))
        {
            mapped.AddRange(StatementMapper.Map(scope, statement, kind));
        }
        if (kind is SectionKind.PlanOfTreatment or SectionKind.AssessmentAndPlan && scope.Patient is not null
            && Plans.CarePlan(scope, section, mapped) is { } plan)
        {
            mapped.Insert(0, plan);
        }
        var inner = section.Children("component").SelectMany(c => c.Children("section")).Select(s => Map(scope, s)).ToList();
        return Compose(scope, section, mapped, inner);
    }

    private static JsonObject Compose(MappingScope scope, CdaElement section, List<BundleEntry> mapped, List<JsonObject> inner)
    {
        var div = NarrativeXhtml.Div(section.Child("text"), scope.Document);
        var title = section.Child("title")?.Line;
        var composed = JsonParts.Object(
            ("title", title),
            ("code", scope.Values.Concept(section.Child("code"))),
            ("author", JsonParts.Array(section.Children("author").Select(a => Parties.Author(scope, a)))),
            ("text", div is null ? null : JsonParts.Object(("status", "additional"), ("div", div))),
            ("entry", JsonParts.Array(mapped.Select(e => e.FullUrl).Distinct().Select(u => JsonParts.Reference(u)))),
            ("section", JsonParts.Array(inner)));
        if (section.IsNull && mapped.Count == 0 && inner.Count == 0)
        {
            composed.Put("emptyReason", JsonParts.Concept(
                "http://terminology.hl7.org/CodeSystem/list-empty-reason",
                section["nullFlavor"] switch { "NASK" => "notasked", "ASKU" or "NAV" => "unavailable", "MSK" => "withheld", _ => "unavailable" }));
        }
        // FHIR cmp-1: a section needs text, entries or sections.
        if (div is null && mapped.Count == 0 && inner.Count == 0)
            composed["text"] = JsonParts.Object(("status", "generated"), ("div", NarrativeXhtml.Plain(title ?? "This section is empty.")));
        return composed;
    }
}
