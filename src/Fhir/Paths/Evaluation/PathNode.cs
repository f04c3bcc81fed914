using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>One part of a compiled expression. It adds its result to a list that the caller owns.</summary>
internal abstract class PathNode
{
    public abstract void Evaluate(PathEvaluation e, in Focus focus, PathList output);

    /// <summary>
    /// The result as one boolean: null when empty; a single value that is no boolean counts as true; several are a failure.
    /// Source: FHIRPath §4.5 singleton evaluation of collections.
    /// </summary>
    public virtual bool? Truth(PathEvaluation e, in Focus focus)
    {
        var list = e.Rent();
        Evaluate(e, focus, list);
        var truth = TruthOf(e, list);
        e.Return(list);
        return truth;
    }

    public static bool? TruthOf(PathEvaluation e, PathList list)
    {
        if (list.Count == 0)
            return null;
        if (list.Count > 1)
        {
            e.Fail("A single value was expected where there are several.");
            return null;
        }
        return !list[0].TryToSystem(out var value) || value.Kind != PathValueKind.Boolean || value.AsBoolean;
    }

    /// <summary>The one System value of the result; false when empty. Several values are a failure.</summary>
    public bool Single(PathEvaluation e, in Focus focus, out PathValue value)
    {
        var list = e.Rent();
        var scope = e.VariableCount;
        Evaluate(e, focus, list);
        e.DropVariables(scope);
        var found = SingleOf(e, list, out value);
        e.Return(list);
        return found;
    }

    public static bool SingleOf(PathEvaluation e, PathList list, out PathValue value)
    {
        value = default;
        if (list.Count > 1)
            e.Fail("A single value was expected where there are several.");
        return list.Count == 1 && !e.Failed && list[0].TryToSystem(out value);
    }
}
