using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Suites.Validation;

/// <summary>Reads the cases and compares our errors with those that were published.</summary>
internal sealed class ValidatorCases
{
    private static readonly DateTimeOffset Today = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly Dictionary<string, byte[]> files = [];

    private readonly Dictionary<string, ResourceDocument?> resolved = [];
    private readonly string guides;
    private readonly ResourceDocument cvx;

    /// <summary>Reads the suite's folder. US Core's packages and the vaccine codes of CVX, which cases ask for, are taken from elsewhere.</summary>
    public ValidatorCases(string folder, string guides, string vaccines)
    {
        this.guides = guides;
        cvx = Vaccines(vaccines);
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

    /// <summary>Runs a case: the resource against R4, then against the profile that the case names. What nobody published is not judged.</summary>
    public CaseResult Run(ValidatorCase test, DefinitionSet definitions, List<Issue> told)
    {
        definitions.Add(cvx);
        var reader = new PackageReader(definitions);
        foreach (var package in ValidatorCase.List(test.Definition, "packages"))
            Load(reader, package);
        foreach (var name in ValidatorCase.List(test.Definition, "supporting", "profiles"))
            Load(reader, name);
        var parsed = Parse(files[test.File]);
        var options = Options(test);
        var resolve = test.Text("validateReference") is null ? null : (Func<string, ResourceDocument?>)Resolve;
        var issues = parsed.Value is null ? parsed.Issues : new Validator(options, definitions, resolve: resolve).Validate(parsed.Value, null, parsed.Issues);
        told.AddRange(issues);
        var outcome = Compare(Expected(test.Definition), issues);
        if (test.Profile is not { } profile || parsed.Value is null)
            return outcome;
        foreach (var name in ValidatorCase.List(profile, "packages", "supporting"))
            Load(reader, name);
        var source = profile.GetProperty("source").GetString()!;
        if (files.TryGetValue(source, out var bytes))
        {
            reader.ReadFile(source, bytes, source);
            source = Parse(bytes).Value?.Root["url"u8].Text ?? source;
        }
        if (ValidatorCase.Is(profile, "assumeValidRestReferences"))
            options = options with { AssumeRestReferences = true };
        var found = new Validator(options, definitions, resolve: resolve).Validate(parsed.Value, [source], parsed.Issues);
        told.AddRange(found);
        var second = Compare(Expected(profile), found);
        return new CaseResult(
            outcome.IsJudged || second.IsJudged,
            outcome.Presence && second.Presence,
            outcome.Exact && second.Exact,
            outcome.Difference is null && second.Difference is null ? null : $"{outcome.Difference}{(second.Difference is null ? "" : " | against the profile: " + second.Difference)}");
    }

    /// <summary>Presence and places of errors, compared. A place is met by the same element, the one right above it, or one right below it.</summary>
    public static CaseResult Compare(IReadOnlyList<PublishedError>? expected, IReadOnlyList<Issue> issues)
    {
        if (expected is null)
            return new CaseResult(false, true, true, null);
        var ours = issues.Where(i => i.Fails).Select(i => i.Path is null or "" ? "?" : IssuePlaces.Ours(i.Path)).Distinct().ToList();
        var theirs = expected.Select(e => e.Place).Distinct().ToList();
        var presence = ours.Count > 0 == theirs.Count > 0;
        bool Covers(List<string> these, string place) => place == "?" ? these.Count > 0 : these.Exists(t => t == "?" || IssuePlaces.Near(t, place));
        var missed = expected.Where(t => !Covers(ours, t.Place)).DistinctBy(t => t.Place).ToList();
        var extra = ours.Where(o => !Covers(theirs, o)).ToList();
        var exact = ours.ToHashSet().SetEquals(theirs) || (theirs is ["?"] && presence);
        var difference = missed.Count == 0 && extra.Count == 0 ? null
            : $"{(presence ? "" : "PRESENCE ")}missed [{string.Join("; ", missed.Take(6).Select(m => $"{m.Place} {{{m.Text}}}"))}] extra [{string.Join(", ", extra.Take(6))}]";
        return new CaseResult(true, presence, exact, difference);
    }

    /// <summary>The errors of the published outcome; null when there is none.</summary>
    private List<PublishedError>? Expected(JsonElement of)
    {
        if (!of.TryGetProperty("java", out var java))
            return null;
        if (java.ValueKind == JsonValueKind.Object)
        {
            if (java.TryGetProperty("outcome", out var inline))
                return Errors(inline);
            return java.TryGetProperty("errorCount", out var count) ? [.. Enumerable.Repeat(new PublishedError("?", ""), count.GetInt32())] : [];
        }
        return files.TryGetValue("outcomes/" + java.GetString(), out var bytes) ? Errors(JsonDocument.Parse(bytes).RootElement) : null;
    }

    private static List<PublishedError> Errors(JsonElement outcome)
    {
        var places = new List<PublishedError>();
        var relative = 0;
        if (!outcome.TryGetProperty("issue", out var issues))
            return places;
        foreach (var issue in issues.EnumerateArray())
        {
            if (issue.GetProperty("severity").GetString() is not ("error" or "fatal"))
                continue;
            var place = issue.TryGetProperty("expression", out var expression) ? expression[0].GetString()! : "?";
            var text = issue.TryGetProperty("details", out var details) && details.TryGetProperty("text", out var words) ? words.GetString()! : "";
            // The fault of each entry's fullUrl is published at the first entry; the outcomes here have one for every entry, in their order.
            if (text.StartsWith("The fullUrl must be an absolute URL", StringComparison.Ordinal))
                place = $"Bundle.entry[{relative++}]";
            places.Add(new PublishedError(IssuePlaces.Published(place, text), text));
        }
        return places;
    }

    private static Parsed<ResourceDocument> Parse(byte[] bytes)
    {
        var text = bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        if (!text.IsEmpty && text[0] == '<')
            return ResourceXmlReader.ReadTolerantly(bytes);
        return ResourceDocument.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes);
    }

    /// <summary>CVX as a code system: code, short and full name of each line.</summary>
    private static ResourceDocument Vaccines(string file)
    {
        var concepts = System.IO.File.ReadLines(file).Skip(1).Select(l => l.Split('\t')).Where(f => f.Length > 2)
            .Select(f => new { code = f[0].Trim(), display = f[1].Trim(), designation = new[] { new { value = f[2].Trim() } } });
        return ResourceDocument.Trusted(JsonSerializer.SerializeToUtf8Bytes(new { resourceType = "CodeSystem", url = "http://hl7.org/fhir/sid/cvx", status = "active", content = "complete", concept = concepts }));
    }

    /// <summary>The resource of a relative reference, from the suite's file of that id.</summary>
    private ResourceDocument? Resolve(string reference)
    {
        if (resolved.TryGetValue(reference, out var known))
            return known;
        var bytes = reference.Split('/') is [_, var id] ? files.GetValueOrDefault(id + ".xml") ?? files.GetValueOrDefault(id + ".json") : null;
        return resolved[reference] = bytes is not null && Parse(bytes).Value is { } found && found.ResourceType == reference.Split('/')[0] ? found : null;
    }

    /// <summary>A file or package of the suite. Packages that are not among its files cannot be had here.</summary>
    private void Load(PackageReader reader, string name)
    {
        const string UsCore = "hl7.fhir.us.core#";
        var guide = name.StartsWith(UsCore, StringComparison.Ordinal) ? Path.Combine(guides, $"us_core_{name[UsCore.Length..].Replace(".", "")}.tgz") : "";
        if (System.IO.File.Exists(guide))
        {
            using var package = System.IO.File.OpenRead(guide);
            reader.ReadArchive(package, name);
        }
        if (!files.TryGetValue(name, out var bytes))
            return;
        if (name.EndsWith(".tgz", StringComparison.Ordinal))
        {
            using var archive = new MemoryStream(bytes);
            reader.ReadArchive(archive, name);
            return;
        }
        reader.ReadFile(name, bytes, name);
    }

    private static ValidationOptions Options(ValidatorCase test) => ValidationOptions.Strict with
    {
        SecurityChecks = test.Is("security-checks"),
        AllowPatterns = test.Is("matchetype"),
        Now = Today,
        PlainMarkdown = test.Is("noHtmlInMarkdown"),
        WrongDisplays = test.Text("wrong-displays") == "warning" ? IssueSeverity.Warning : IssueSeverity.Error,
        AllowExamples = !test.Definition.TryGetProperty("examples", out var examples) || examples.GetBoolean(),
        AssumeRestReferences = test.Is("assumeValidRestReferences"),
        ExtensionDomains = test.Text("allowed-extension-domain") is { } domain ? [domain] : [],
    };
}
