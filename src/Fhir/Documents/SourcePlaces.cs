namespace Chartroom.Fhir.Documents;

/// <summary>Line and column of each node of a document that was read from another form than the JSON it holds.</summary>
public sealed class SourcePlaces
{
    private readonly (int Line, int Column)[] places;

    internal SourcePlaces((int Line, int Column)[] places) => this.places = places;

    /// <summary>Where a node stands, counted from 1: in the source when there is one, in the JSON text otherwise.</summary>
    internal static (int Line, int Column) Of(ResourceDocument document, int node)
    {
        if (document.Places is { } source)
            return node < source.places.Length ? source.places[node] : (0, 0);
        var offset = document.Nodes[node].Start;
        if (document.Nodes[node].Kind == ElementKind.String)
            offset--;
        var before = document.Utf8.Span[..offset];
        return (before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
    }
}
