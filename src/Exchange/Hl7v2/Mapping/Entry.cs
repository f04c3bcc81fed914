using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>A resource while it is being built.</summary>
internal sealed class Entry(string type, Guid id, string place)
{
    public string Type { get; } = type;

    public Guid Id { get; } = id;

    public string Place { get; } = place;

    public string FullUrl { get; } = "urn:uuid:" + id;

    public JsonObject Resource { get; } = new() { ["resourceType"] = type };

    public (string? System, string Value)? Key { get; set; }

    public bool Updates { get; set; } = true;

    public bool Referenced { get; set; }

    /// <summary>Elements for a resource that is new; what is on file is not overwritten by them.</summary>
    public JsonObject Defaults { get; } = [];

    /// <summary>What a person is called, said beside each reference to them; null for other things.</summary>
    public string? Display { get; set; }

    public JsonObject Reference =>
        Display is null ? new() { ["reference"] = FullUrl } : new() { ["reference"] = FullUrl, ["display"] = Display };

    public MappedEntry ToMapped() =>
        new(Type, FullUrl, Resource, Place, Key?.System, Key?.Value, Updates, Referenced, Defaults);
}
