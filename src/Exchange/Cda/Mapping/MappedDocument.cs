using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>A document as FHIR: a transaction Bundle, and its entries one by one with the place each came from.</summary>
public sealed record MappedDocument(JsonObject Bundle, IReadOnlyList<MappedEntry> Entries);

/// <summary>One resource of a mapped document; <c>Resource</c> is the one that stands in the bundle.</summary>
/// <param name="FullUrl"><c>urn:uuid:</c> under which the other entries refer to it; the same each time the document is mapped.</param>
/// <param name="Place">Where it stands in the document, such as <c>section[problems]/entry[2]/act</c>.</param>
/// <param name="Condition">The search that finds an earlier version: <c>identifier=system%7Cvalue</c>.</param>
/// <param name="Updates">True when a later document may change it (conditional PUT); false when it is written once (conditional POST).</param>
/// <param name="Referenced">
/// True for the patient and for whom or what the document only names (practitioners, organizations, places): what is on file about
/// it is kept, and only what is missing is added.
/// </param>
public sealed record MappedEntry(
    string Type, string FullUrl, JsonObject Resource, string Place, string Condition, bool Updates, bool Referenced);
