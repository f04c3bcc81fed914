using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Network.Operations;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// ConceptMap/$translate: what a code is in another system, by the stored concept maps. Unmapped codes follow the map's own
/// rule (provided, fixed, other-map). Source: FHIR R4 ConceptMap-translate (hl7.org/fhir/R4/conceptmap-operation-translate.html).
/// </summary>
internal static class Translate
{
    private const int MostMaps = 100;
    private const int DeepestOtherMap = 5;

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        if (input.Codings() is not { Count: > 0 } codings)
            return Answer.Refused(400, "required", "$translate needs a code with system, a coding or a codeableConcept.");
        var maps = await MapsAsync(call, input);
        if (!maps.Succeeded)
            return Answer.Refused(maps.Issues[0].Code == "not-found" ? 404 : 400, maps.Issues);
        var (target, reverse) = (input.Text("targetsystem"), input.Flag("reverse"));
        var matches = new List<Match>();
        foreach (var map in maps.Value)
        {
            foreach (var (system, code, _) in codings)
                await AddAsync(call, map, new Wanted(system, code, target, reverse), matches, 0);
        }
        var answer = new ParametersAnswer().Add("result", "Boolean", matches.Exists(m => m.Equivalence is not ("unmatched" or "disjoint")));
        if (matches.Count == 0)
            answer.Add("message", "String", "No map has a translation of this code.");
        foreach (var match in matches.Distinct())
        {
            answer.Add("match", new ParametersAnswer().Add("equivalence", "Code", match.Equivalence)
                .Add("concept", "Coding", match.Concept()).Add("source", "Uri", match.Map));
        }
        return answer.Answer();
    }

    private static async ValueTask<Parsed<IReadOnlyList<ResourceDocument>>> MapsAsync(FhirCall call, OperationInput input)
    {
        if (call.Id.Length > 0)
        {
            return (await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel))?.Document is { } stored
                ? new Parsed<IReadOnlyList<ResourceDocument>>([stored])
                : Issue.Error("not-found", "There is no ConceptMap with this id.");
        }
        if (input.Resource("conceptMap") is { } given)
            return new Parsed<IReadOnlyList<ResourceDocument>>([given]);
        if (input.Text("url") is { } url)
        {
            return (await StoredResources.ByUrlAsync(call.Store, call.Access, "ConceptMap", url, call.Cancel))?.Document is { } found
                ? new Parsed<IReadOnlyList<ResourceDocument>>([found])
                : Issue.Error("not-found", "There is no such concept map here.");
        }
        var criteria = new List<SearchCriterion>();
        foreach (var (name, parameter) in new[] { ("source", "source"), ("target", "target") })
        {
            if (input.Text(name) is { } set)
                criteria.Add(new SearchCriterion(parameter, null, [StoredResources.Escape(set)]));
        }
        var page = await call.Store.SearchAsync(call.Access, new SearchQuery("ConceptMap", criteria, Count: MostMaps), call.Cancel);
        return new Parsed<IReadOnlyList<ResourceDocument>>([.. page.Matches.Select(m => m.Document!)]);
    }

    private static async ValueTask AddAsync(FhirCall call, ResourceDocument map, Wanted wanted, List<Match> matches, int depth)
    {
        var (others, url) = (new List<string>(), map.Root["url"u8].Text);
        foreach (var group in map.Root["group"u8].Items)
        {
            var (from, to) = wanted.Reverse ? (group["target"u8].Text, group["source"u8].Text) : (group["source"u8].Text, group["target"u8].Text);
            if ((wanted.System is not null && from is not null && from != wanted.System) || (wanted.Target is not null && to != wanted.Target))
                continue;
            var before = matches.Count;
            foreach (var element in group["element"u8].Items)
                Add(element, wanted, to, url, matches);
            if (matches.Count == before && !wanted.Reverse && AddUnmapped(group["unmapped"u8], wanted, to, url, matches) is { } other)
                others.Add(other);
        }
        foreach (var other in depth < DeepestOtherMap ? others : [])
        {
            if ((await StoredResources.ByUrlAsync(call.Store, call.Access, "ConceptMap", other, call.Cancel))?.Document is { } next)
                await AddAsync(call, next, wanted, matches, depth + 1);
        }
    }

    private static void Add(Element element, Wanted wanted, string? to, string? url, List<Match> matches)
    {
        var code = element["code"u8].Text;
        if (!wanted.Reverse && code != wanted.Code)
            return;
        foreach (var target in element["target"u8].Items)
        {
            var equivalence = target["equivalence"u8].Text ?? "equivalent";
            if (!wanted.Reverse)
                matches.Add(new Match(equivalence, to, target["code"u8].Text, target["display"u8].Text, url));
            else if (target["code"u8].Text == wanted.Code)
                matches.Add(new Match(Turned(equivalence), to, code, element["display"u8].Text, url));
        }
    }

    /// <summary>The other map to ask, when the group says so.</summary>
    private static string? AddUnmapped(Element unmapped, Wanted wanted, string? to, string? url, List<Match> matches)
    {
        switch (unmapped["mode"u8].Text)
        {
            case "provided":
                matches.Add(new Match("equal", to, wanted.Code, null, url));
                return null;
            case "fixed":
                matches.Add(new Match("inexact", to, unmapped["code"u8].Text, unmapped["display"u8].Text, url));
                return null;
            case "other-map":
                return unmapped["url"u8].Text;
            default:
                return null;
        }
    }

    /// <summary>The relation seen from the other side. Source: FHIR R4 value set concept-map-equivalence.</summary>
    private static string Turned(string equivalence) => equivalence switch
    {
        "wider" => "narrower",
        "narrower" => "wider",
        "subsumes" => "specializes",
        "specializes" => "subsumes",
        _ => equivalence,
    };

    private sealed record Wanted(string? System, string Code, string? Target, bool Reverse);

    private sealed record Match(string Equivalence, string? System, string? Code, string? Display, string? Map)
    {
        public JsonObject? Concept()
        {
            if (Code is null)
                return null;
            var coding = new JsonObject();
            foreach (var (name, value) in new[] { ("system", System), ("code", Code), ("display", Display) })
            {
                if (value is not null)
                    coding[name] = value;
            }
            return coding;
        }
    }
}
