using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Suites.Validation;

/// <summary>One case of the suite as its manifest describes it.</summary>
internal sealed record ValidatorCase(string Id, JsonElement Definition)
{
    public string File => Definition.GetProperty("file").GetString()!;

    public string Module => Text("module") ?? "";

    public JsonElement? Profile => Definition.TryGetProperty("profile", out var profile) ? profile : null;

    public string? Text(string name) => Definition.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Is(string name) => Definition.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || value.ToString() == "true");

    public static IEnumerable<string> List(JsonElement of, params string[] names)
    {
        foreach (var name in names)
        {
            if (!of.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var item in list.EnumerateArray())
                yield return item.GetString()!;
        }
    }
}

/// <summary>How a case ended: whether errors are where the reference validator has them, in the strict and in the near sense.</summary>
internal sealed record CaseResult(bool HasExpectation, bool Presence, bool Near, bool Exact, string Difference);

/// <summary>Reads the cases and compares our errors with those that the reference validator published.</summary>
internal sealed class ValidatorCases
{
    private readonly Dictionary<string, byte[]> files = [];

    public ValidatorCases(string folder)
    {
        using var tar = new TarReader(new GZipStream(System.IO.File.OpenRead(Path.Combine(folder, "files.tar.gz")), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } content)
                continue;
            using var buffer = new MemoryStream();
            content.CopyTo(buffer);
            files[entry.Name.TrimStart('.', '/')] = buffer.ToArray();
        }
        var manifest = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(folder, "manifest-r4.json")));
        var seen = new HashSet<string>();
        var cases = new List<ValidatorCase>();
        foreach (var definition in manifest.RootElement.GetProperty("test-cases").EnumerateArray())
        {
            var id = definition.GetProperty("name").GetString()!;
            while (!seen.Add(id))
                id += "+";
            cases.Add(new ValidatorCase(id, definition));
        }
        All = cases;
    }

    public IReadOnlyList<ValidatorCase> All { get; }

    public byte[]? File(string name) => files.GetValueOrDefault(name);

    /// <summary>The places of errors that the reference validator reports; null when its outcome is not among the files.</summary>
    public List<string>? Expected(JsonElement of)
    {
        if (!of.TryGetProperty("java", out var java))
            return null;
        if (java.ValueKind == JsonValueKind.Object)
        {
            if (java.TryGetProperty("outcome", out var inline))
                return Errors(inline);
            return java.TryGetProperty("errorCount", out var count) ? [.. Enumerable.Repeat("?", count.GetInt32())] : [];
        }
        return files.TryGetValue("outcomes/" + java.GetString(), out var bytes) ? Errors(JsonDocument.Parse(bytes).RootElement) : null;
    }

    private static List<string> Errors(JsonElement outcome)
    {
        var places = new List<string>();
        if (!outcome.TryGetProperty("issue", out var issues))
            return places;
        foreach (var issue in issues.EnumerateArray())
        {
            if (issue.GetProperty("severity").GetString() is not ("error" or "fatal"))
                continue;
            var place = issue.TryGetProperty("expression", out var expression) ? expression[0].GetString()! : "?";
            places.Add(IssuePlaces.Normal(place));
        }
        return places;
    }

    public static Parsed<ResourceDocument> Parse(byte[] bytes)
    {
        var text = bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        if (!text.IsEmpty && text[0] == '<')
            return ResourceXmlReader.ReadTolerantly(bytes);
        return ResourceDocument.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes);
    }

    /// <summary>Runs a case: the resource against R4, then against the profile that the case names. Null expectations are not judged.</summary>
    public CaseResult Run(ValidatorCase test, Func<IEnumerable<string>, DefinitionSet> packages, List<Issue> told)
    {
        var definitions = packages(ValidatorCase.List(test.Definition, "packages"));
        var reader = new PackageReader(definitions);
        Load(reader, ValidatorCase.List(test.Definition, "supporting", "profiles"));
        var parsed = Parse(files[test.File]);
        var options = Options(test);
        var issues = parsed.Value is null ? parsed.Issues : new Validator(options, definitions).Validate(parsed.Value, null, parsed.Issues);
        told.AddRange(issues);
        var outcome = Compare(Expected(test.Definition), issues);
        if (test.Profile is not { } profile || parsed.Value is null)
            return outcome;
        Load(reader, ValidatorCase.List(profile, "supporting"));
        var source = profile.GetProperty("source").GetString()!;
        if (files.TryGetValue(source, out var bytes))
        {
            reader.ReadFile(source, bytes, source);
            source = Parse(bytes).Value?.Root["url"u8].Text ?? source;
        }
        if (profile.TryGetProperty("assumeValidRestReferences", out var assume) && assume.ValueKind == JsonValueKind.True)
            options = options with { AssumeRestReferences = true };
        var found = new Validator(options, definitions).Validate(parsed.Value, [source], parsed.Issues);
        told.AddRange(found);
        var second = Compare(Expected(profile), found);
        return new CaseResult(
            outcome.HasExpectation || second.HasExpectation,
            outcome.Presence && second.Presence,
            outcome.Near && second.Near,
            outcome.Exact && second.Exact,
            (outcome.Near ? "" : outcome.Difference) + (second.Near ? "" : " profile: " + second.Difference));
    }

    private void Load(PackageReader reader, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (files.TryGetValue(name, out var bytes))
                reader.ReadFile(name, bytes, name);
        }
    }

    private static ValidationOptions Options(ValidatorCase test) => ValidationOptions.Strict with
    {
        SecurityChecks = test.Is("security-checks"),
        AllowExamples = test.Is("examples"),
        AssumeRestReferences = test.Is("assumeValidRestReferences"),
        ExtensionDomains = test.Text("allowed-extension-domain") is { } domain ? [domain] : [],
    };

    public static CaseResult Compare(List<string>? expected, IReadOnlyList<Issue> issues)
    {
        if (expected is null)
            return new CaseResult(false, true, true, true, "");
        var ours = issues.Where(i => i.Fails).Select(i => IssuePlaces.Normal(i.Path is null or "" ? "?" : i.Path)).Distinct().ToList();
        var theirs = expected.Distinct().ToList();
        var presence = ours.Count > 0 == theirs.Count > 0;
        bool Covers(List<string> these, string place) => place == "?" ? these.Count > 0 : these.Exists(t => t == "?" || IssuePlaces.Near(t, place));
        var missed = theirs.Where(t => !Covers(ours, t)).ToList();
        var extra = ours.Where(o => !Covers(theirs, o)).ToList();
        var exact = ours.ToHashSet().SetEquals(theirs) || (theirs is ["?"] && presence);
        var difference = $"missed [{string.Join(", ", missed.Take(4))}] extra [{string.Join(", ", extra.Take(4))}]";
        return new CaseResult(true, presence, missed.Count == 0 && extra.Count == 0, exact, difference);
    }
}
