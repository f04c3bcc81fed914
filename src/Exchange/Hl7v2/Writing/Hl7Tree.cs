using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Writing;

/// <summary>
/// A segment taken apart into plain text: <c>Fields[f][r][c][s]</c> is field f (from 1; index 0 is unused), repetition, component,
/// subcomponent. Texts are decoded; <c>""</c> as two quotes is a deletion. What <see cref="Hl7Writer"/> writes and
/// <see cref="Of(Segment)"/> reads back.
/// </summary>
public sealed record Hl7Tree(string Name, IReadOnlyList<IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>> Fields)
{
    public static Hl7Tree Of(Segment segment)
    {
        var fields = new List<IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>> { Array.Empty<IReadOnlyList<IReadOnlyList<string>>>() };
        for (var f = 1; f <= segment.FieldCount; f++)
            fields.Add([.. segment[f].Parts.Select(r => (IReadOnlyList<IReadOnlyList<string>>)[.. r.Parts.Select(Subcomponents)])]);
        return new Hl7Tree(segment.Name, fields);
    }

    private static IReadOnlyList<string> Subcomponents(Hl7Value component) => [.. component.Parts.Select(s => s.Exact)];
}
