using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// The writes of a bundle that is loaded: of a transaction or batch what its requests ask, of any other bundle every
/// resource under its own id. Source: FHIR R4 Bundle; §3.1.0.11 batch/transaction.
/// </summary>
internal static class LoadBundle
{
    public static Parsed<IReadOnlyList<RecordWrite>> ToWrites(ResourceDocument bundle)
    {
        var asks = bundle.Root["type"u8].Text is "transaction" or "batch";
        var writes = new List<RecordWrite>();
        var at = 0;
        foreach (var entry in bundle.Root["entry"u8].Items)
        {
            var place = $"Bundle.entry[{at++}]";
            if (entry["resource"u8].Kind != ElementKind.Object)
            {
                if (asks && entry["request"u8]["method"u8].Text is not ("GET" or "HEAD"))
                    return Issue.Error("not-supported", "Only entries with a resource are loaded.", place);
                continue;
            }
            var document = ResourceDocument.Part(entry["resource"u8]);
            if (RecordLoader.Check(document) is { } issue)
                return issue with { Path = place };
            var write = asks ? Asked(entry, document) : RecordLoader.ToWrite(document, entry["fullUrl"u8].Text);
            if (write is null)
                return Issue.Error("value", "The entry's request is not one that loads a resource.", place);
            writes.Add(write);
        }
        return writes;
    }

    private static RecordWrite? Asked(Element entry, ResourceDocument document)
    {
        var request = entry["request"u8];
        var fullUrl = entry["fullUrl"u8].Text;
        var url = request["url"u8].Text ?? "";
        switch (request["method"u8].Text)
        {
            case "POST" when request["ifNoneExist"u8].Text is { } condition:
                return SearchQuery.Parse(document.ResourceType, condition) is { Succeeded: true, Value: var where }
                    ? new RecordWrite.Create(document, fullUrl, where with { Count = 2 })
                    : null;
            case "POST":
                return new RecordWrite.Create(document, fullUrl);
            case "PUT" when url.Split('?') is [var type, var query]:
                return SearchQuery.Parse(type, query) is { Succeeded: true, Value: var match }
                    ? new RecordWrite.Update(new ResourceKey(type, document.Id), document, Where: match with { Count = 2 }, FullUrl: fullUrl)
                    : null;
            case "PUT" when url.Split('/') is [.., var type, var id]:
                return new RecordWrite.Update(new ResourceKey(type, id), document, FullUrl: fullUrl);
            default:
                return null;
        }
    }
}
