using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>What an expression may ask of the world around it. All parts are optional; what is not given answers "not known".</summary>
public sealed record PathEnvironment
{
    public static PathEnvironment Default { get; } = new();

    /// <summary>The time that now(), today() and timeOfDay() tell; evaluation itself reads no clock.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Finds the resource of a reference (relative, absolute or urn:) outside the document itself.</summary>
    public Func<string, ResourceDocument?>? Resolve { get; init; }

    /// <summary>Whether a code is in a value set (system, code, value set URL); null = not known.</summary>
    public Func<string?, string, string, bool?> MemberOf { get; init; } =
        static (system, code, set) => R4Codes.ValueSet(set)?.Contains(system, code);

    /// <summary>Whether a code is the other or below it (system, code, ancestor); null = not known.</summary>
    public Func<string?, string, string, bool?> Subsumes { get; init; } =
        static (system, code, ancestor) => system is null ? null : R4Codes.System(system) is { Concepts.Count: > 0 } codes ? codes.IsA(code, ancestor) : null;

    /// <summary>Whether a resource or element conforms to a profile; null = the profile is not known.</summary>
    public Func<PathValue, string, bool?>? ConformsTo { get; init; }

    /// <summary>Values of <c>%name</c> variables beyond those of the standard.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PathValue>>? Variables { get; init; }

    /// <summary>Receives what trace() sees: the name and the collection.</summary>
    public Action<string, PathList>? Trace { get; init; }

    /// <summary>Nodes and function calls an evaluation may take before it is stopped.</summary>
    public long StepLimit { get; init; } = 10_000_000;
}
