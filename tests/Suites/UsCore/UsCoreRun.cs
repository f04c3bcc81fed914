using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;

namespace Chartroom.Suites.UsCore;

/// <summary>Carries out what a profile asks, and says in words what was wrong; null when nothing was.</summary>
internal sealed class UsCoreRun(ReferenceRecord record)
{
    /// <summary>The answer when the samples have nothing to ask for: the search must then answer, with nothing.</summary>
    public const string NoData = "(no data)";

    private readonly Dictionary<string, string> found = [];

    /// <summary>How many different requests have been sent.</summary>
    public int Requests => found.Count;

    public async Task<string?> SearchAsync(AskedProfile profile, AskedSearch search, int patients, int values)
    {
        var all = record.Resources[profile.Resource].ToList();
        var conforming = all.FindAll(r => r["meta"]?["profile"]?.AsArray().Any(p => ((string)p!).StartsWith(profile.Url, StringComparison.Ordinal)) == true);
        var asked = Combinations(profile, search, conforming.Count > 0 ? conforming : all, patients, values).ToList();
        foreach (var combination in asked)
        {
            var query = string.Join('&', combination.Select(v => $"{v.Name}={Uri.EscapeDataString(v.Text)}"));
            var expected = all.Where(r => combination.TrueForAll(v => v.Matches(r))).Select(Id);
            if (await CompareAsync(profile.Resource, query, expected) is { } failure)
                return failure;
        }
        if (asked.Count > 0)
            return await PostAsync(profile.Resource, asked[0]);
        var empty = string.Join('&', search.Names.Select(n => $"{n}={(profile.Parameters[n].Comparators.Count > 0 ? "2020" : "nothing-of-that-name")}"));
        return await CompareAsync(profile.Resource, empty, []) ?? NoData;
    }

    /// <summary>A search by what the referenced resource says. Source: FHIR R4 §3.1.1.5.11.</summary>
    public async Task<string?> ChainAsync(AskedProfile profile, AskedParameter parameter)
    {
        var target = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..];
        var asked = 0;
        foreach (var name in parameter.Chains)
        {
            var inner = new AskedParameter(name, [$"{target}.{name}"], name == "name" ? "HumanName" : "Identifier", [], []);
            var all = record.Resources[profile.Resource].ToList();
            var targets = record.Resources[target].ToList();
            foreach (var value in NaiveFilter.Forms(inner, targets, 3))
            {
                var ids = targets.Where(value.Matches).Select(t => $"{target}/{Id(t)}").ToHashSet();
                var expected = all.Where(r => NaiveValues.Of(r, parameter.Paths).Any(v => ids.Contains((string?)v["reference"] ?? ""))).Select(Id);
                asked++;
                if (await CompareAsync(profile.Resource, $"{parameter.Name}.{name}={Uri.EscapeDataString(value.Text)}", expected) is { } failure)
                    return failure;
            }
        }
        return asked == 0 ? NoData : null;
    }

    /// <summary>Every resource that a match refers to comes along, once, and nothing else.</summary>
    public async Task<string?> IncludeAsync(AskedProfile profile, string include)
    {
        var (parameter, target) = (include.Split(':')[1], include.Split(':').ElementAtOrDefault(2));
        var path = parameter == "medication" ? "medicationReference" : parameter == "participant" ? "participant.member" : parameter;
        var referring = record.Resources[profile.Resource].Where(r => Targets(r, path, target).Any()).Take(5).ToList();
        foreach (var resource in referring)
        {
            var bundle = await record.Client.GetJsonAsync($"{profile.Resource}?_id={Id(resource)}&_include={include}");
            if (Differ(bundle, "include", Targets(resource, path, target)) is { } failure)
                return $"_include={include} of {Id(resource)}: {failure}";
        }
        return referring.Count == 0 ? NoData : null;
    }

    /// <summary>Every Provenance of a match comes along, once, and nothing else.</summary>
    public async Task<string?> RevincludeAsync(AskedProfile profile, string include)
    {
        var of = record.Resources["Provenance"]
            .SelectMany(p => NaiveValues.Of(p, ["Provenance.target"]).Select(t => ((string?)t["reference"], $"Provenance/{Id(p)}")))
            .ToLookup(p => p.Item1 ?? "", p => p.Item2);
        var resources = record.Resources[profile.Resource].OrderByDescending(r => of[$"{profile.Resource}/{Id(r)}"].Any()).Take(5).ToList();
        foreach (var resource in resources)
        {
            var bundle = await record.Client.GetJsonAsync($"{profile.Resource}?_id={Id(resource)}&_revinclude={include}");
            if (Differ(bundle, "include", of[$"{profile.Resource}/{Id(resource)}"].Distinct()) is { } failure)
                return $"_revinclude={include} of {Id(resource)}: {failure}";
        }
        return resources.Count == 0 ? NoData : null;
    }

    /// <summary>The resource, its version and its history are there under their addresses.</summary>
    public async Task<string?> ReadAsync(AskedProfile profile, string interaction)
    {
        foreach (var resource in record.Resources[profile.Resource].Take(2))
        {
            var address = $"{profile.Resource}/{Id(resource)}" + interaction switch
            {
                "vread" => $"/_history/{(string)resource["meta"]!["versionId"]!}",
                "history-instance" => "/_history",
                _ => "",
            };
            var response = await record.Client.GetAsync(address);
            var body = await response.BodyAsync();
            var shown = interaction == "history-instance" ? body["entry"]?[0]?["resource"] : body;
            if (response.StatusCode != HttpStatusCode.OK || !JsonNode.DeepEquals(shown, resource))
                return $"{address}: {response.StatusCode}, or not the resource";
        }
        return record.Resources[profile.Resource].Any() ? null : NoData;
    }

    /// <summary>
    /// The values of one combination come from one resource's patient, as Inferno does it: each form of a parameter with the
    /// first form of the others.
    /// </summary>
    private static IEnumerable<List<AskedValue>> Combinations(
        AskedProfile profile, AskedSearch search, List<JsonNode> resources, int patients, int values)
    {
        foreach (var group in Groups(profile, search, resources).Take(patients))
        {
            var forms = search.Names.Select(n => NaiveFilter.Forms(profile.Parameters[n], group, values).ToList()).ToList();
            if (forms.Exists(f => f.Count == 0))
                continue;
            for (var i = 0; i < forms.Count; i++)
            {
                foreach (var form in forms[i])
                    yield return [.. forms.Select((f, n) => n == i ? form : f[0])];
            }
        }
    }

    /// <summary>The resources that have all of the parameters, patient by patient; all together when no patient is asked for.</summary>
    private static IEnumerable<IReadOnlyList<JsonNode>> Groups(AskedProfile profile, AskedSearch search, List<JsonNode> resources)
    {
        var whole = resources.FindAll(r => search.Names.All(n => NaiveValues.Of(r, profile.Parameters[n].Paths).Count > 0));
        if (whole.Count == 0)
            return [];
        if (!search.Names.Contains("patient"))
            return [whole];
        return whole.GroupBy(r => NaiveValues.Of(r, profile.Parameters["patient"].Paths)[0].ToJsonString()).Select(g => g.ToList());
    }

    private static IEnumerable<string> Targets(JsonNode resource, string path, string? type) =>
        NaiveValues.Of(resource, ["." + path]).Select(v => (string?)v["reference"]).OfType<string>()
            .Where(r => !r.StartsWith('#') && (type is null || r.StartsWith(type + "/", StringComparison.Ordinal))).Distinct();

    private static string Id(JsonNode resource) => (string)resource["id"]!;

    private async Task<string?> PostAsync(string type, List<AskedValue> combination)
    {
        var form = new FormUrlEncodedContent(combination.Select(v => new KeyValuePair<string, string>(v.Name, v.Text)));
        var response = await record.Client.PostAsync($"{type}/_search", form);
        var posted = Ids(await response.BodyAsync(), "match").Order(StringComparer.Ordinal);
        var got = Ids(await record.Client.GetJsonAsync($"{type}?{string.Join('&', combination.Select(v => $"{v.Name}={Uri.EscapeDataString(v.Text)}"))}"), "match");
        return posted.SequenceEqual(got.Order(StringComparer.Ordinal)) ? null : $"POST {type}/_search finds other resources than GET";
    }

    private async Task<string?> CompareAsync(string type, string query, IEnumerable<string> expected)
    {
        var url = $"{type}?{query}";
        if (!found.TryGetValue(url, out var ids))
            found.Add(url, ids = await AllAsync($"{url}&_count=100"));
        var wanted = string.Join(',', expected.Order(StringComparer.Ordinal));
        return ids == wanted ? null : $"{url} finds [{ids}], not [{wanted}]";
    }

    private async Task<string> AllAsync(string url)
    {
        var ids = new List<string>();
        for (string? next = url; next is not null;)
        {
            var response = await record.Client.GetAsync(next);
            var bundle = await response.BodyAsync();
            if (response.StatusCode != HttpStatusCode.OK)
                return bundle.ToJsonString();
            ids.AddRange(Ids(bundle, "match"));
            next = (string?)bundle["link"]!.AsArray().FirstOrDefault(l => (string?)l!["relation"] == "next")?["url"];
        }
        return string.Join(',', ids.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Ids(JsonNode bundle, string mode) =>
        from entry in bundle["entry"]?.AsArray() ?? []
        where (string?)entry["search"]?["mode"] == mode
        select (string?)entry["resource"]?["id"] ?? "";

    private string? Differ(JsonNode bundle, string mode, IEnumerable<string> expected)
    {
        var there = record.Resources.SelectMany(g => g.Select(r => $"{g.Key}/{Id(r)}")).ToHashSet();
        var wanted = string.Join(',', expected.Where(there.Contains).Order(StringComparer.Ordinal));
        var ids = from entry in bundle["entry"]?.AsArray() ?? []
                  where (string?)entry["search"]?["mode"] == mode
                  select $"{entry["resource"]?["resourceType"]}/{entry["resource"]?["id"]}";
        var got = string.Join(',', ids.Order(StringComparer.Ordinal));
        return got == wanted ? null : $"[{got}], not [{wanted}]";
    }
}
