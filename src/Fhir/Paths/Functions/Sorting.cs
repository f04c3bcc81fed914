using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>
/// <c>sort()</c>: by each key in turn, a leading <c>-</c> (or <c>desc</c>) turning a key round; an item without a key
/// comes first either way, and equal ones keep their order. Source: FHIRPath §5.2.8 sort (STU).
/// </summary>
internal static class Sorting
{
    public static void Sort(PathEvaluation e, in Focus focus, PathList input, PathNode[] keys, PathList output)
    {
        var rows = new (PathValue Item, PathValue?[] Keys)[input.Count];
        for (var i = 0; i < input.Count; i++)
        {
            var at = new Focus(input[i], i, focus.Total);
            rows[i] = (input[i], keys.Length == 0 ? [Value(input[i])] : new PathValue?[keys.Length]);
            for (var k = 0; k < keys.Length; k++)
                rows[i].Keys[k] = Plain(keys[k]).Single(e, at, out var key) ? key : null;
        }
        foreach (var row in rows.Order(Comparer<(PathValue Item, PathValue?[] Keys)>.Create((a, b) => Compare(e, a.Keys, b.Keys, keys))))
            output.Add(row.Item);
    }

    private static PathValue? Value(in PathValue item) => item.TryToSystem(out var value) ? value : null;

    private static PathNode Plain(PathNode key) => key is SignNode sign ? sign.Operand : key is DescendingNode down ? down.Key : key;

    private static int Compare(PathEvaluation e, PathValue?[] a, PathValue?[] b, PathNode[] keys)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] is not { } x || b[i] is not { } y)
            {
                if ((a[i] is null) != (b[i] is null))
                    return a[i] is null ? -1 : 1;
                continue;
            }
            var order = ComparisonNode.Compare(e, x, y) ?? 0;
            if (order != 0)
                return i < keys.Length && keys[i] is SignNode or DescendingNode ? -order : order;
        }
        return 0;
    }
}

/// <summary>A sort key with <c>desc</c> after it.</summary>
internal sealed class DescendingNode(PathNode key) : PathNode
{
    public PathNode Key => key;

    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output) => key.Evaluate(e, focus, output);
}
