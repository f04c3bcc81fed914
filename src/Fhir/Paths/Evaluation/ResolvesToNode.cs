using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>
/// <c>resolve() is T</c> of a reference: told from the reference's text or its <c>type</c> where they say it, by
/// resolving only otherwise. Source: FHIR R4 §2.3.0 Reference.type.
/// </summary>
internal sealed class ResolvesToNode(PathNode source, TypeDefinition target) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        var list = e.Rent();
        source.Evaluate(e, focus, list);
        foreach (ref readonly var item in list.Items)
        {
            if (Is(e, item) is { } known)
                output.Add(PathValue.Of(known));
        }
        e.Return(list);
    }

    private bool? Is(PathEvaluation e, in PathValue item)
    {
        var element = item.Type is { IsPrimitive: true } ? item.Element : item.Element["reference"u8];
        if (TypeIn(element.Raw) is { } named)
            return named.Is(target);
        if (element.Text is { } text && References.Resolve(e, item, text) is { } found)
            return found.Type!.Is(target);
        return item.Element["type"u8].Text is { } declared && R4Definitions.Type(declared) is { } type ? type.Is(target) : null;
    }

    private static TypeDefinition? TypeIn(ReadOnlySpan<byte> reference)
    {
        if (reference.IndexOf("/_history/"u8) is var history and >= 0)
            reference = reference[..history];
        var slash = reference.LastIndexOf((byte)'/');
        if (slash <= 0)
            return null;
        var before = reference[..slash];
        return R4Definitions.Resource(before[(before.LastIndexOf((byte)'/') + 1)..]);
    }
}
