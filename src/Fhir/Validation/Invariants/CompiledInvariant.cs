using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;

namespace Chartroom.Fhir.Validation.Invariants;

/// <summary>An invariant of R4 ready to be checked on elements of one type. Those that are checked in code are never compiled.</summary>
internal sealed class CompiledInvariant
{
    /// <summary>
    /// Checked in code, because every element, reference or narrative has them: ele-1 (nothing is empty), ext-1, ref-1, per-1,
    /// txt-1 and txt-2, dom-2 to dom-5 (contained resources), bdl-3, bdl-4, bdl-7 and bdl-8 (entries of bundles).
    /// </summary>
    private static readonly string[] BuiltIn =
        ["ele-1", "ext-1", "ref-1", "per-1", "txt-1", "txt-2", "dom-2", "dom-3", "dom-4", "dom-5", "dom-r4b", "bdl-3", "bdl-4", "bdl-7", "bdl-8"];

    /// <summary>
    /// Expressions that are wrong in R4 as published. que-7 asks for System.Boolean where the answer is a FHIR boolean, so that no
    /// answer could satisfy it; que-12 speaks of more than one condition and counts from three; ras-2 is empty, not true, without a
    /// probability.
    /// </summary>
    private static readonly Dictionary<string, string> Corrected = new()
    {
        ["que-7"] = "operator = 'exists' implies (answer is boolean)",
        ["ras-2"] = "probability.empty() or (probability is decimal implies (probability as decimal) <= 100)",
        ["que-12"] = "enableWhen.count() > 1 implies enableBehavior.exists()",
    };

    /// <summary>Patterns meant for the whole text; R4 writes them without the anchors that <c>matches()</c> needs for that.</summary>
    private static readonly string[] Anchored = ["eld-19"];

    private readonly Lazy<PathExpression?> expression;

    private CompiledInvariant(Invariant invariant, TypeDefinition type)
    {
        Invariant = invariant;
        var text = Corrected.GetValueOrDefault(invariant.Key, invariant.Expression);
        if (Anchored.Contains(invariant.Key))
            text = text.Replace("matches('", "matches('^").Replace("')", "$')");
        Guard = PresenceGuard.Of(text, type);
        expression = new Lazy<PathExpression?>(() => PathExpression.Compile(text, type, PathOptions.Search).Value);
    }

    public Invariant Invariant { get; }

    public PresenceGuard Guard { get; }

    /// <summary>
    /// Compiled when the guard first leaves an element open. Null when the type cannot have the rule at all: cid-0 of R4 speaks of a
    /// name that ChargeItemDefinition does not have.
    /// </summary>
    public PathExpression? Expression => expression.Value;

    /// <summary>The invariants of a type that are not built in, in order, without repetition.</summary>
    public static CompiledInvariant[] Of(IEnumerable<Invariant> invariants, TypeDefinition type) =>
        [.. invariants.DistinctBy(i => i.Number).Where(i => !BuiltIn.Contains(i.Key) && i.Expression.Length > 0).Select(i => new CompiledInvariant(i, type))];
}
