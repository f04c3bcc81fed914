using System.Text.Json.Nodes;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// A message as FHIR: a transaction Bundle, its entries one by one with the place each came from, and what could not be mapped.
/// </summary>
public sealed class MappedMessage
{
    private readonly Lazy<JsonObject> bundle;

    internal MappedMessage(IReadOnlyList<MappedEntry> entries, IReadOnlyList<Issue> issues, Func<IReadOnlyList<MappedEntry>, JsonObject> toBundle)
    {
        (Entries, Issues) = (entries, issues);
        bundle = new Lazy<JsonObject>(() => toBundle(entries));
    }

    /// <summary>The transaction, made when it is first asked for; its resources are copies that hold the defaults too.</summary>
    public JsonObject Bundle => bundle.Value;

    /// <summary>The resources one by one, as the message says them.</summary>
    public IReadOnlyList<MappedEntry> Entries { get; }

    /// <summary>What could not be mapped.</summary>
    public IReadOnlyList<Issue> Issues { get; }
}

/// <summary>
/// One resource of a mapped message.
/// </summary>
/// <param name="FullUrl"><c>urn:uuid:</c> under which the other entries refer to it; the same for the same thing in every message.</param>
/// <param name="Place">Segment it came from, such as <c>OBX[3]</c>.</param>
/// <param name="System">System of the identifier that finds an earlier version.</param>
/// <param name="Value">Value of that identifier; null when the resource is found by its id alone.</param>
/// <param name="Updates">True when a later message may change it (conditional PUT); false when it is written once (conditional POST).</param>
/// <param name="Referenced">
/// True when the message only points at the thing (a practitioner, a place, an organization, another order): what is on file about it
/// is kept, and only what is missing is added.
/// </param>
/// <param name="Defaults">Elements that a new resource needs and the message does not say, such as a visit's status in A08; they overwrite nothing.</param>
public sealed record MappedEntry(
    string Type, string FullUrl, JsonObject Resource, string Place, string? System, string? Value, bool Updates, bool Referenced,
    JsonObject Defaults)
{
    /// <summary>The search that finds an earlier version: <c>identifier=system|value</c>; null when there is none.</summary>
    public string? Condition => Value is null ? null : $"identifier={Uri.EscapeDataString($"{Escape(System)}|{Escape(Value)}")}";

    /// <summary>Commas, dollars and bars inside a token are escaped. Source: FHIR R4 §3.1.1.4.8.</summary>
    private static string Escape(string? text) => (text ?? "")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("$", "\\$", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
