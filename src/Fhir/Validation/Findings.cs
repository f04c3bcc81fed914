using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Validation;

/// <summary>The issues of one validation, in the order found; says the same about the same node once.</summary>
internal sealed class Findings(ResourceDocument document, ValidationOptions options)
{
    private readonly List<Issue> issues = [];
    private HashSet<(int Node, string Text)>? said;

    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>True when findings of that severity are wanted.</summary>
    public bool Wants(IssueSeverity severity) => severity <= options.Least;

    public bool HasErrors { get; private set; }

    public void Error(int node, string code, string text) => Add(IssueSeverity.Error, node, code, text);

    public void Warning(int node, string code, string text) => Add(IssueSeverity.Warning, node, code, text);

    public void Information(int node, string code, string text) => Add(IssueSeverity.Information, node, code, text);

    /// <summary>An error of an element that has no path of its own: told at its owner, with its own line and column.</summary>
    public void Error(int owner, int node, string code, string text) => Add(IssueSeverity.Error, owner, code, text, node);

    public void Add(IssueSeverity severity, int node, string code, string text, int place = -1)
    {
        if (severity > options.Least)
            return;
        HasErrors |= severity <= IssueSeverity.Error;
        if (issues.Count >= options.MostIssues || !(said ??= []).Add((node, text)))
            return;
        var (line, column) = SourcePlaces.Of(document, place < 0 ? node : place);
        issues.Add(new Issue(severity, code, text, ElementPaths.Of(document, node), line, column));
        if (issues.Count == options.MostIssues)
            issues.Add(Issue.Information("too-costly", $"Only the first {options.MostIssues} findings are told."));
    }

    /// <summary>Takes issues that reading the source has found already.</summary>
    public void AddRange(IEnumerable<Issue> found)
    {
        foreach (var issue in found)
        {
            HasErrors |= issue.Fails;
            issues.Add(issue);
        }
    }
}
