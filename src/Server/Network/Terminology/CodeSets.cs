using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// Makes value sets ready to be asked: finds them by URL (stored ones first, then those of R4, then a whole system by
/// <c>SYSTEM?fhir_vs</c>), with everything that they are made of.
/// </summary>
internal sealed class CodeSets(IRecordStore store, CodeTables tables)
{
    private const int DeepestNesting = 12;

    /// <summary>The set of a URL, or the issue that says what is missing.</summary>
    public async ValueTask<Parsed<CodeSet>> FindAsync(Access access, string url, CancellationToken cancel, int depth = 0)
    {
        if (depth > DeepestNesting)
            return Issue.Error("too-costly", "The value set refers to value sets in too many steps, or in a circle.");
        if (await StoredResources.ByUrlAsync(store, access, "ValueSet", url, cancel) is { } stored)
            return await ReadAsync(access, stored.Document!, cancel, depth);
        if (R4Codes.ValueSet(url) is { } published)
            return new PublishedSet(published) { Url = published.Url, Name = published.Name, Version = "4.0.1" };
        return await WholeSystemAsync(access, url, cancel);
    }

    /// <summary>The set that a ValueSet resource defines. What it lists in an expansion alone is taken as it is.</summary>
    public async ValueTask<Parsed<CodeSet>> ReadAsync(Access access, ResourceDocument document, CancellationToken cancel, int depth = 0)
    {
        var root = document.Root;
        var (url, version, name) = (root["url"u8].Text, root["version"u8].Text, root["name"u8].Text);
        var compose = root["compose"u8];
        if (!compose.Exists)
        {
            var listed = new List<SetCode>();
            AddListed(root["expansion"u8], listed);
            return new ListedSet(listed) { Url = url, Version = version, Name = name };
        }
        var (includes, excludes) = (new List<SetPart>(), new List<SetPart>());
        foreach (var (member, parts) in new[] { (compose["include"u8], includes), (compose["exclude"u8], excludes) })
        {
            foreach (var item in member.Items)
            {
                var (part, problem) = await PartAsync(access, item, depth, cancel);
                if (part is null)
                    return problem!;
                parts.Add(part);
            }
        }
        return new ComposedSet(includes, excludes, compose["inactive"u8].Flag != false) { Url = url, Version = version, Name = name };
    }

    /// <summary><c>SYSTEM?fhir_vs</c> is the whole system, <c>SYSTEM?fhir_vs=isa/CODE</c> a code and what lies below it. Source: FHIR R4 §4.3.1 implicit value sets.</summary>
    private async ValueTask<Parsed<CodeSet>> WholeSystemAsync(Access access, string url, CancellationToken cancel)
    {
        const string Mark = "?fhir_vs";
        if (url.IndexOf(Mark, StringComparison.Ordinal) is > 0 and var at && await tables.FindAsync(access, url[..at], cancel) is { } table)
        {
            const string IsA = "=isa/";
            var rest = url[(at + Mark.Length)..];
            if (rest.Length == 0 || rest.StartsWith(IsA, StringComparison.Ordinal))
            {
                SetFilter[] filters = rest.Length == 0 ? [] : [new SetFilter("concept", "is-a", rest[IsA.Length..])];
                return new ComposedSet([new SetPart(table.Url, table, [], filters, [])], [], withInactive: true) { Url = url, Version = table.Version };
            }
        }
        return Issue.Error("not-found", "There is no such value set here.");
    }

    private async ValueTask<(SetPart? Part, Issue? Problem)> PartAsync(Access access, Element item, int depth, CancellationToken cancel)
    {
        var system = item["system"u8].Text;
        var table = system is null ? null : await tables.FindAsync(access, item["version"u8].Text is { } v ? $"{system}|{v}" : system, cancel);
        var listed = new List<SetCode>();
        foreach (var concept in item["concept"u8].Items)
            listed.Add(new SetCode(system ?? "", concept["code"u8].Text ?? "", concept["display"u8].Text ?? ""));
        var filters = new List<SetFilter>();
        foreach (var filter in item["filter"u8].Items)
            filters.Add(new SetFilter(filter["property"u8].Text ?? "", filter["op"u8].Text ?? "", filter["value"u8].Text ?? ""));
        if (filters.Find(f => !SetFilter.Known.Contains(f.Operator)) is not null)
            return (null, Issue.Error("not-supported", "The value set has a filter with an operator that R4 does not have."));
        var urls = new List<string>();
        foreach (var other in item["valueSet"u8].Items)
            urls.Add(other.Text ?? "");
        var sets = new List<CodeSet>();
        foreach (var url in urls)
        {
            var found = await FindAsync(access, url, cancel, depth + 1);
            if (!found.Succeeded)
                return (null, found.Issues[0]);
            sets.Add(found.Value);
        }
        return (new SetPart(system, table, listed, filters, sets), null);
    }

    private static void AddListed(Element container, List<SetCode> listed)
    {
        foreach (var code in container["contains"u8].Items)
        {
            if (code["code"u8].Text is { } text)
                listed.Add(new SetCode(code["system"u8].Text ?? "", text, code["display"u8].Text ?? "", code["abstract"u8].Flag == true, code["inactive"u8].Flag == true));
            AddListed(code, listed);
        }
    }
}
