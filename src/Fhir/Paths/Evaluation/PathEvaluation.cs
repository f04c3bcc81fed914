using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>
/// The workspace of evaluations, one after another: pooled lists, variables, the step count and the first failure. Not for
/// use by two threads at once; keep one for each worker.
/// </summary>
public sealed class PathEvaluation(PathEnvironment? environment = null)
{
    private const int DeepestNesting = 300;
    private readonly Stack<PathList> pool = new();
    private readonly List<(string Name, PathList Values)> variables = [];
    private PathValue? resource;
    private long steps;
    private int depth;

    public PathEnvironment Environment { get; set; } = environment ?? PathEnvironment.Default;

    /// <summary>Why the last evaluation failed; null when it succeeded.</summary>
    public Issue? Failure { get; private set; }

    /// <summary>What <c>%rowIndex</c> is, inside a view; null elsewhere.</summary>
    internal int? RowIndex { get; set; }

    internal bool Failed => Failure is not null;

    /// <summary>What <c>%resource</c> is: what was given, else the whole document of the focus. Few expressions ask for it.</summary>
    internal PathValue Resource => resource ?? (Context.Document is { } document ? PathValue.Root(document) : Context);

    internal PathValue Context { get; private set; }

    internal int VariableCount => variables.Count;

    /// <summary>What <c>%rootResource</c> is when it is not the whole document: in a bundle, the resource of the entry.</summary>
    internal PathValue? RootResource { get; set; }

    internal void Start(in PathValue context, in PathValue? whole)
    {
        (Failure, steps, depth) = (null, 0, 0);
        (Context, resource) = (context, whole);
        DropVariables(0);
    }

    internal PathList Rent() => pool.TryPop(out var list) ? list : new PathList();

    internal void Return(PathList list)
    {
        list.Clear();
        pool.Push(list);
    }

    /// <summary>Counts one step; false when the evaluation has failed or used up its steps.</summary>
    internal bool Step()
    {
        if (++steps > Environment.StepLimit)
            Fail("too-costly", "The expression takes more steps than allowed.");
        return Failure is null;
    }

    internal bool Enter()
    {
        if (++depth > DeepestNesting)
            Fail("too-costly", "The expression nests more deeply than allowed.");
        return Step();
    }

    internal void Leave() => depth--;

    internal void Fail(string text) => Fail("invalid", text);

    internal void Fail(string code, string text) => Failure ??= Issue.Error(code, text);

    internal bool Define(string name, PathList values)
    {
        if (Variable(name) is not null)
            return false;
        variables.Add((name, values));
        return true;
    }

    internal PathList? Variable(string name)
    {
        for (var i = variables.Count - 1; i >= 0; i--)
        {
            if (variables[i].Name == name)
                return variables[i].Values;
        }
        return null;
    }

    /// <summary>Ends the scope of the variables defined since there were so many.</summary>
    internal void DropVariables(int count)
    {
        while (variables.Count > count)
        {
            Return(variables[^1].Values);
            variables.RemoveAt(variables.Count - 1);
        }
    }
}
