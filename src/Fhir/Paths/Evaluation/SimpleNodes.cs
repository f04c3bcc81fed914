using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>Literals.</summary>
internal sealed class ConstantNode(params PathValue[] values) : PathNode
{
    public PathValue? Value => values.Length == 1 ? values[0] : null;

    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        foreach (var value in values)
            output.Add(value);
    }
}

internal sealed class ThisNode : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => output.Add(focus.Item);
}

internal sealed class IndexNode : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => output.Add(PathValue.Of(focus.Index));
}

internal sealed class TotalNode : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (focus.Total is { } total)
            output.AddRange(total);
    }
}

/// <summary>A type name at the head of a path (<c>Patient.name</c>): the focus when it is of that type.</summary>
internal sealed class HeadTypeNode(TypeDefinition type) : PathNode
{
    public bool Holds(in PathValue value) => value.Type is { } own && own.Is(type);

    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (Holds(focus.Item))
            output.Add(focus.Item);
    }
}

/// <summary><c>%name</c>. Source: FHIRPath §9 environment variables; FHIR R4 §2.9.1.2.</summary>
internal sealed class VariableNode(string name) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (e.Variable(name) is { } defined)
        {
            output.AddRange(defined);
            return;
        }
        if (e.Environment.Variables?.TryGetValue(name, out var given) == true)
        {
            foreach (var value in given)
                output.Add(value);
            return;
        }
        switch (name)
        {
            case "context":
                output.Add(e.Context);
                break;
            case "resource":
                output.Add(e.Resource);
                break;
            case "rowIndex" when e.RowIndex is { } row:
                output.Add(PathValue.Of(row));
                break;
            case "rootResource":
                output.Add(e.RootResource ?? (e.Resource.Document is { } document ? PathValue.Root(document) : e.Resource));
                break;
            default:
                if (Known(name) is { } text)
                    output.Add(PathValue.Of(text));
                else
                    e.Fail($"The variable %{name} is not defined.");
                break;
        }
    }

    public static string? Known(string name) => name switch
    {
        "ucum" => "http://unitsofmeasure.org",
        "sct" => "http://snomed.info/sct",
        "loinc" => "http://loinc.org",
        _ when name.StartsWith("vs-", StringComparison.Ordinal) => "http://hl7.org/fhir/ValueSet/" + name[3..],
        _ when name.StartsWith("ext-", StringComparison.Ordinal) => "http://hl7.org/fhir/StructureDefinition/" + name[4..],
        _ => null,
    };
}

internal sealed class IndexerNode(PathNode target, PathNode position) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (!position.Single(e, focus, out var index))
            return;
        if (index.Kind != PathValueKind.Integer)
        {
            e.Fail("An index must be an integer.");
            return;
        }
        var list = e.Rent();
        target.Evaluate(e, focus, list);
        if (index.AsInteger >= 0 && index.AsInteger < list.Count)
            output.Add(list[index.AsInteger]);
        e.Return(list);
    }
}

/// <summary><c>is</c> and <c>as</c>. Source: FHIRPath §6.3 types.</summary>
internal sealed class TypeTestNode(PathNode operand, PathType type, bool isAs, bool manyAllowed) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        // The operand's items are tested where they stand in the output.
        var start = output.Count;
        operand.Evaluate(e, focus, output);
        if (output.Count > start + 1 && !manyAllowed)
            e.Fail($"'{(isAs ? "as" : "is")}' needs a single value.");
        var kept = start;
        for (var i = start; i < output.Count; i++)
        {
            var value = output[i];
            if (!isAs)
                output.Set(kept++, PathValue.Of(type.Holds(value, exact: false)));
            else if (type.Holds(value, exact: true))
                output.Set(kept++, value);
        }
        output.Cut(kept);
    }
}

/// <summary>A function with its input and arguments.</summary>
internal sealed class FunctionNode(PathNode? target, Functions.PathFunction function, PathNode[] arguments) : PathNode
{
    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (!e.Enter())
        {
            e.Leave();
            return;
        }
        var input = e.Rent();
        if (target is null)
            input.Add(focus.Item);
        else
            target.Evaluate(e, focus, input);
        if (!e.Failed)
            function(e, focus, input, arguments, output);
        e.Return(input);
        e.Leave();
    }
}
