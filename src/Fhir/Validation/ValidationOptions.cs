using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Validation;

/// <summary>How strictly a validation takes what the standard leaves to the receiver.</summary>
public sealed record ValidationOptions
{
    /// <summary>As the standard's reference validator judges: everything is told, an unknown extension is an error.</summary>
    public static ValidationOptions Strict { get; } = new();

    /// <summary>
    /// What a record store asks of a write: errors only; unknown extensions and codes of unknown systems are the sender's affair.
    /// Source: FHIR R4 §2.4.1 (an application should not reject resources because they contain extensions it does not know).
    /// </summary>
    public static ValidationOptions Ingest { get; } = new()
    {
        Least = IssueSeverity.Error,
        UnknownExtensions = IssueSeverity.Information,
        UnknownCodes = IssueSeverity.Information,
        WrongDisplays = IssueSeverity.Information,
    };

    /// <summary>The least severity that is looked for; rules below it are not even run.</summary>
    public IssueSeverity Least { get; init; } = IssueSeverity.Information;

    /// <summary>What it is to use an extension whose definition is not known here. A modifier extension is an error at least.</summary>
    public IssueSeverity UnknownExtensions { get; init; } = IssueSeverity.Error;

    /// <summary>What it is to use a code that its code system, known here in full, does not have.</summary>
    public IssueSeverity UnknownCodes { get; init; } = IssueSeverity.Error;

    /// <summary>What it is to show a code with words that its system does not give it.</summary>
    public IssueSeverity WrongDisplays { get; init; } = IssueSeverity.Warning;

    /// <summary>Prefixes of extension URLs that are taken as known.</summary>
    public IReadOnlyList<string> ExtensionDomains { get; init; } = [];

    /// <summary>True when URLs of example.org and acme.com stand for things that exist.</summary>
    public bool AllowExamples { get; init; }

    /// <summary>True to hold relative references to the target types of profiles, though the target itself is not seen.</summary>
    public bool AssumeRestReferences { get; init; }

    /// <summary>True when Markdown must not hold HTML.</summary>
    public bool PlainMarkdown { get; init; }

    /// <summary>True when text that looks like HTML tags in plain strings is an error.</summary>
    public bool SecurityChecks { get; init; }

    /// <summary>The most issues that are told of one resource.</summary>
    public int MostIssues { get; init; } = 1000;
}
