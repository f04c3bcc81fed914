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
        DeadLinks = IssueSeverity.Information,
        VitalSigns = false,
    };

    /// <summary>The least severity that is looked for; rules below it are not even run.</summary>
    public IssueSeverity Least { get; init; } = IssueSeverity.Information;

    /// <summary>What it is to use an extension whose definition is not known here. A modifier extension is an error at least.</summary>
    public IssueSeverity UnknownExtensions { get; init; } = IssueSeverity.Error;

    /// <summary>What it is to use a code that its code system, known here in full, does not have.</summary>
    public IssueSeverity UnknownCodes { get; init; } = IssueSeverity.Error;

    /// <summary>What it is to show a code with words that its system does not give it.</summary>
    public IssueSeverity WrongDisplays { get; init; } = IssueSeverity.Error;

    /// <summary>What a link in a narrative is that nobody can follow.</summary>
    public IssueSeverity DeadLinks { get; init; } = IssueSeverity.Error;

    /// <summary>True to hold an Observation to the vital signs profile of its code, claimed or not.</summary>
    public bool VitalSigns { get; init; } = true;

    /// <summary>Prefixes of extension URLs that are taken as known.</summary>
    public IReadOnlyList<string> ExtensionDomains { get; init; } = [];

    /// <summary>True when URLs of example.org and acme.com stand for things that exist.</summary>
    public bool AllowExamples { get; init; }

    /// <summary>True to hold relative references to the target types of profiles, though the target itself is not seen.</summary>
    public bool AssumeRestReferences { get; init; }

    /// <summary>True to take patterns for comparing results (extension matchetype) as what they are; they are not held to the rules.</summary>
    public bool AllowPatterns { get; init; }

    /// <summary>True when Markdown must not hold HTML.</summary>
    public bool PlainMarkdown { get; init; }

    /// <summary>True when text that looks like HTML tags in plain strings is an error.</summary>
    public bool SecurityChecks { get; init; }

    /// <summary>The time that limits relative to now are counted from; null when they are not checked.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The most issues that are told of one resource.</summary>
    public int MostIssues { get; init; } = 1000;
}
