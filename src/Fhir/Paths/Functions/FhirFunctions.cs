using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>
/// What FHIR adds to FHIRPath. Source: FHIR R4 §2.9.1.3 additional functions; SQL on FHIR v2 §getResourceKey, getReferenceKey.
/// </summary>
internal static class FhirFunctions
{
    public static IEnumerable<FunctionEntry> All =>
    [
        new("extension", 1, 1, Extension, ResultShape.Extension),
        new("hasValue", 0, 0, static (PathEvaluation _, in Focus _, PathList input, PathNode[] _, PathList output) => output.Add(PathValue.Of(input.Count == 1 && input[0].HasValue)), ResultShape.Boolean),
        new("getValue", 0, 0, GetValue, ResultShape.Unknown),
        new("resolve", 0, 0, Resolve, ResultShape.Unknown),
        new("memberOf", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Coded(e, f, input, a[0], output, static (env, s, c, x) => env.MemberOf(s, c, x)), ResultShape.Boolean),
        new("subsumes", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Subsume(e, f, input, a[0], output, false), ResultShape.Boolean),
        new("subsumedBy", 1, 1, static (PathEvaluation e, in Focus f, PathList input, PathNode[] a, PathList output) => Subsume(e, f, input, a[0], output, true), ResultShape.Boolean),
        new("conformsTo", 1, 1, ConformsTo, ResultShape.Boolean),
        new("htmlChecks", 0, 0, HtmlChecks, ResultShape.Boolean),
        new("getResourceKey", 0, 0, ResourceKey, ResultShape.String),
        new("getReferenceKey", 0, 1, ReferenceKey, ResultShape.String),
    ];

    private static void Extension(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (!arguments[0].Single(e, focus, out var url) || url.Kind != PathValueKind.String)
            return;
        foreach (ref readonly var item in input.Items)
        {
            if (!item.IsNode)
                continue;
            var container = item.Type!.IsPrimitive ? item.Sibling : item.Element;
            foreach (var extension in container["extension"u8].Items)
            {
                if (extension.Kind == ElementKind.Object && extension["url"u8].Text == url.AsString)
                    output.Add(PathValue.Of(extension, ExtensionType));
            }
        }
    }

    private static readonly TypeDefinition ExtensionType = R4Definitions.Type("Extension")!;

    private static void GetValue(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (input.Count == 1 && input[0].HasValue && input[0].TryToSystem(out var value))
            output.Add(value);
    }

    private static void Resolve(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        foreach (ref readonly var item in input.Items)
        {
            if (!e.Step())
                return;
            var reference = item.Kind == PathValueKind.String ? item.AsString
                : item.Type is { IsPrimitive: true } ? item.Element.Text : item.Element["reference"u8].Text;
            if (reference is not null && References.Resolve(e, item, reference) is { } found)
                output.Add(found);
        }
    }

    private static void Coded(
        PathEvaluation e, in Focus focus, PathList input, PathNode argument, PathList output, Func<PathEnvironment, string?, string, string, bool?> ask)
    {
        if (input.Count != 1 || !argument.Single(e, focus, out var value) || value.Kind != PathValueKind.String)
            return;
        bool? any = false;
        foreach (var (system, code) in Codes(input[0]))
        {
            var answer = ask(e.Environment, system, code, value.AsString);
            if (answer == true)
                any = true;
            else if (answer is null && any == false)
                any = null;
        }
        if (any is { } known)
            output.Add(PathValue.Of(known));
    }

    private static void Subsume(PathEvaluation e, in Focus focus, PathList input, PathNode argument, PathList output, bool reversed)
    {
        var other = e.Rent();
        argument.Evaluate(e, focus, other);
        if (input.Count == 1 && other.Count == 1)
        {
            var (above, below) = reversed ? (other[0], input[0]) : (input[0], other[0]);
            bool? any = false;
            foreach (var (system, ancestor) in Codes(above))
            {
                foreach (var (belowSystem, code) in Codes(below))
                {
                    var answer = system == belowSystem ? e.Environment.Subsumes(system, code, ancestor) : false;
                    any = answer == true || any == true ? true : answer is null ? null : any;
                }
            }
            if (any is { } known)
                output.Add(PathValue.Of(known));
        }
        e.Return(other);
    }

    private static List<(string? System, string Code)> Codes(in PathValue value)
    {
        if (value.Kind == PathValueKind.String || value.Type is { IsPrimitive: true })
            return value.ToText() is { } text ? [(null, text)] : [];
        var codes = new List<(string?, string)>();
        foreach (var coding in value.Type?.Name == "CodeableConcept" ? value.Element["coding"u8].Items : value.Element.Items)
        {
            if (coding["code"u8].Text is { } code)
                codes.Add((coding["system"u8].Text, code));
        }
        return codes;
    }

    private static void ConformsTo(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        const string Core = "http://hl7.org/fhir/StructureDefinition/";
        if (input.Count != 1 || !arguments[0].Single(e, focus, out var url) || url.Kind != PathValueKind.String)
            return;
        var known = e.Environment.ConformsTo?.Invoke(input[0], url.AsString);
        if (known is null && url.AsString.StartsWith(Core, StringComparison.Ordinal) && R4Definitions.Type(url.AsString[Core.Length..]) is { } type)
            known = input[0].Type?.Is(type) == true;
        if (known is { } answer)
            output.Add(PathValue.Of(answer));
        else
            e.Fail("conformsTo() names a profile that is not known here.");
    }

    private static void HtmlChecks(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        foreach (ref readonly var item in input.Items)
            output.Add(PathValue.Of(item.Element.Text is { } html && Narratives.Narrative.Check(html) is null));
    }

    private static void ResourceKey(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        foreach (ref readonly var item in input.Items)
        {
            if (item.Element["id"u8].Text is { } id)
                output.Add(PathValue.Of(id));
        }
    }

    private static void ReferenceKey(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var wanted = arguments.Length > 0 && arguments[0] is ConstantNode { Value: { Kind: PathValueKind.Type } type } ? type.AsType.Name : null;
        foreach (ref readonly var item in input.Items)
        {
            if (item.Element["reference"u8].Text is not { } text || !References.TrySplit(text, out var found, out var id))
                continue;
            if (wanted is null || wanted == found)
                output.Add(PathValue.Of(id));
        }
    }
}
