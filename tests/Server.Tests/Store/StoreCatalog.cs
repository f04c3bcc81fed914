using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;

namespace Chartroom.Server.Tests.Store;

internal static class StoreCatalog
{
    public static SearchCatalog Value { get; } = SearchCatalog.With(Extract);

    private static void Extract(ResourceDocument document, List<SearchValue> values)
    {
        var root = document.Root;
        foreach (var i in root["identifier"u8].Items)
            values.Add(new SearchValue.Token("identifier", i["system"u8].Text, i["value"u8].Text));
        foreach (var n in root["name"u8].Items)
        {
            if (n["family"u8].Text is { } f)
            {
                values.Add(new SearchValue.String("family", f));
                values.Add(new SearchValue.String("name", f));
            }
        }
        if (root["subject"u8]["reference"u8].Text is { } reference && reference.Split('/') is [var type, var id])
        {
            values.Add(new SearchValue.Reference("subject", type, id, null, null, null));
            if (type == "Patient")
                values.Add(new SearchValue.Reference("patient", type, id, null, null, null));
        }
    }
}
