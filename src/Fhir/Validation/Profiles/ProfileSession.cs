using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation.Structure;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// What the profile checks of one document share: which resource they are in, which element has been held to which profile (so that
/// circles of references end), lists to work with, and compiled expressions.
/// </summary>
internal sealed class ProfileSession(ResourceDocument document, WalkContext context, PathEvaluation evaluation)
{
    private const int DeepestNesting = 60;

    private readonly Stack<List<PathValue>> lists = new();
    private readonly Dictionary<(int Node, Profile Profile), bool> fits = [];
    private readonly HashSet<(int Node, Profile Profile, Findings Findings)> entered = [];
    private readonly PathList output = new();
    private Dictionary<object, ProfileSession>? elsewhere;
    private int depth;

    public ResourceDocument Document => document;

    public WalkContext Context => context;

    public PathEvaluation Evaluation => evaluation;

    /// <summary>The resource that the element being checked belongs to.</summary>
    public PathValue Resource { get; set; }

    /// <summary>The resource that contains it, or itself.</summary>
    public PathValue Root { get; set; }

    public List<PathValue> Rent() => lists.TryPop(out var list) ? list : [];

    public void Return(List<PathValue> list)
    {
        list.Clear();
        lists.Push(list);
    }

    /// <summary>Holds an element to a profile and tells what is wrong, once.</summary>
    public void Enter(Profile profile, in PathValue focus, Findings findings)
    {
        var node = focus.Index >= 0 ? focus.Index : focus.SiblingIndex;
        if (depth >= DeepestNesting || !entered.Add((node, profile, findings)))
            return;
        depth++;
        var before = Move(focus);
        new ProfileWalk(this, findings).Check(profile, focus);
        Restore(before);
        depth--;
    }

    /// <summary>Whether an element fits a profile. While that is being found out, it is taken to fit: a circle is no fault.</summary>
    public bool Fits(Profile profile, in PathValue focus)
    {
        if (focus.Document is { } other && !ReferenceEquals(other, document))
            return Elsewhere(other).Fits(profile, focus);
        var key = (focus.Index >= 0 ? focus.Index : focus.SiblingIndex, profile);
        if (fits.TryGetValue(key, out var known))
            return known;
        if (focus.Type is not { } type || !type.Is(profile.Type))
            return fits[key] = false;
        fits[key] = true;
        var trial = new Findings(document, context.Options with { Least = IssueSeverity.Error, MostIssues = 1 });
        Enter(profile, focus, trial);
        return fits[key] = !trial.HasErrors;
    }

    /// <summary>The session of a document that a reference has led to; one for each, so that circles end there, too.</summary>
    private ProfileSession Elsewhere(ResourceDocument other)
    {
        elsewhere ??= new(ReferenceEqualityComparer.Instance) { [document] = this };
        if (!elsewhere.TryGetValue(other, out var known))
            elsewhere[other] = known = new ProfileSession(other, context, evaluation) { elsewhere = elsewhere };
        return known;
    }

    /// <summary>Whether an expression of a definition holds; null when it cannot be read or evaluated.</summary>
    public bool? Holds(string expression, in PathValue focus, out string why)
    {
        why = "";
        var compiled = context.Expressions.Get(expression, focus.Type);
        if (compiled.Value is null)
        {
            why = compiled.Issues[0].Text;
            return null;
        }
        evaluation.RootResource = Root;
        var holds = compiled.Value.Holds(evaluation, focus, Resource);
        if (holds is null)
            why = evaluation.Failure?.Text ?? "";
        return holds;
    }

    /// <summary>True when the document as a whole is a bundle.</summary>
    public bool IsInBundle { get; } = document.Root["resourceType"u8].Is("Bundle"u8);

    /// <summary>Adds what a path selects from an element.</summary>
    public void Select(string path, in PathValue focus, List<PathValue> into)
    {
        if (path is "$this" or "")
        {
            into.Add(focus);
            return;
        }
        if (context.Expressions.Get(path, null).Value is not { } expression)
            return;
        evaluation.RootResource = Root;
        output.Clear();
        if (!expression.Evaluate(evaluation, focus, output, Resource))
            return;
        foreach (ref readonly var value in output.Items)
            into.Add(value);
        output.Clear();
    }

    /// <summary>The resource a reference leads to, inside the document or as the environment finds it; null when neither does.</summary>
    public PathValue? Resolve(in PathValue from, string reference)
    {
        evaluation.RootResource = Root;
        return Paths.Evaluation.References.Resolve(evaluation, from, reference);
    }

    /// <summary>The object that holds a node (through its array, when it is in one), or -1.</summary>
    public int Owner(int node)
    {
        var nodes = document.Nodes;
        var owner = -1;
        for (var at = 0; at != node;)
        {
            if (nodes[at].Kind == ElementKind.Object)
                owner = at;
            var child = at + 1;
            while (nodes[child].Next <= node)
                child = nodes[child].Next;
            at = child;
        }
        return owner;
    }

    /// <summary>Makes an element's resource the one that expressions see; answers with what was before.</summary>
    internal (PathValue Resource, PathValue Root) Move(in PathValue focus)
    {
        var before = (Resource, Root);
        if (focus.Type is not { IsResource: true })
            return before;
        // A contained resource keeps the resource around it as its root.
        var isContained = focus.Index > Root.Index && Root.Index >= 0 && focus.Index < document.Nodes[Root.Index].Next && Root.Type?.Name is not ("Bundle" or "Parameters");
        Resource = focus;
        if (!isContained)
            Root = focus;
        return before;
    }

    internal void Restore((PathValue Resource, PathValue Root) before) => (Resource, Root) = before;
}

/// <summary>Expressions of definitions, each compiled once for a type. Definitions come from outside, so there is a bound.</summary>
internal sealed class ExpressionTable
{
    private const int Most = 20_000;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Text, TypeDefinition? Type), Parsed<PathExpression>> known = new();

    public Parsed<PathExpression> Get(string text, TypeDefinition? type)
    {
        if (known.TryGetValue((text, type), out var compiled))
            return compiled;
        compiled = PathExpression.Compile(text, type, PathOptions.Search);
        if (known.Count < Most)
            known[(text, type)] = compiled;
        return compiled;
    }
}
