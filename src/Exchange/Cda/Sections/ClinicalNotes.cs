using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Note activities and external documents to DocumentReference. Source: C-CDA on FHIR §Notes; C-CDA R2.1 companion, Note Activity.</summary>
internal static class ClinicalNotes
{
    public const string CoreCategory = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";

    public static BundleEntry? Map(MappingScope scope, CdaElement note)
    {
        var text = note.Child("text");
        var attachment = Attachment(scope, text);
        if (attachment is null)
            return null;
        var resource = scope.About("DocumentReference");
        resource.Put("identifier", CdaValues.IdentifiersOf(note))
            .Put("status", note.Child("statusCode")?["code"] is "nullified" ? "entered-in-error" : "current")
            .Put("docStatus", note.Child("statusCode")?["code"] is "active" ? "preliminary" : "final")
            .Put("type", scope.Values.Concept(note.Child("code")))
            .Put("category", new JsonArray(JsonParts.Concept(CoreCategory, "clinical-note")))
            .Put("date", scope.Values.Instant(note.At("author", "time")))
            .Put("author", JsonParts.Array(Parties.AuthorOf(scope, note)))
            .Put("content", new JsonArray(JsonParts.Object(("attachment", attachment))))
            .Put("context", JsonParts.Object(
                ("encounter", scope.Encounter is { } e ? new JsonArray(e.Reference()) : null),
                ("period", scope.Values.Period(note.Child("effectiveTime")))));
        return scope.Bundle.AddClinical(resource, note);
    }

    /// <summary>A document that the entry only names, such as a scanned directive.</summary>
    public static BundleEntry? External(MappingScope scope, CdaElement document)
    {
        var reference = document.At("text", "reference")?["value"];
        if (reference is null && document.Child("id") is null)
            return null;
        var resource = scope.About("DocumentReference");
        resource.Put("identifier", CdaValues.IdentifiersOf(document))
            .Put("status", "current")
            .Put("type", scope.Values.Concept(document.Child("code")))
            .Put("content", new JsonArray(JsonParts.Object(("attachment", JsonParts.Object(
                ("contentType", document.Child("text")?["mediaType"] ?? "application/octet-stream"),
                ("url", reference is not null && !reference.StartsWith('#') ? reference : null),
                ("title", scope.Values.Text(document.Child("text"))))))));
        return scope.Bundle.AddClinical(resource, document);
    }

    /// <summary>
    /// An attachment of an ED element: base64 content as it is, text as UTF-8, a reference as its narrative text or URL; null
    /// when there is nothing. Content that claims base64 and is not is kept as the text it is.
    /// </summary>
    public static JsonObject? Attachment(MappingScope scope, CdaElement? text)
    {
        if (text is null)
            return null;
        var type = text["mediaType"] ?? "text/plain";
        if (text["representation"] == "B64" && text.Text is { } encoded)
        {
            var compact = string.Concat(encoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (Base64IsValid(compact))
                return JsonParts.Object(("contentType", type), ("data", compact));
            return JsonParts.Object(("contentType", "text/plain"), ("data", Convert.ToBase64String(Encoding.UTF8.GetBytes(encoded))));
        }
        if (scope.Values.Text(text) is { } words)
        {
            var plain = type.StartsWith("text/", StringComparison.Ordinal) ? type : "text/plain";
            return JsonParts.Object(("contentType", plain), ("data", Convert.ToBase64String(Encoding.UTF8.GetBytes(words))));
        }
        return text.Child("reference")?["value"] is { } url && !url.StartsWith('#')
            ? JsonParts.Object(("contentType", type), ("url", url))
            : null;
    }

    private static bool Base64IsValid(string text) => text.Length > 0 && System.Buffers.Text.Base64.IsValid(text);
}
