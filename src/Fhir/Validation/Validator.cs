using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Validation.Packages;
using Chartroom.Fhir.Validation.Profiles;
using Chartroom.Fhir.Validation.Structure;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation;

/// <summary>
/// Holds resources to R4 and to the profiles they claim. Safe from many threads at once; a resource without faults costs no garbage.
/// Source: FHIR R4 §2.1.5 validating resources.
/// </summary>
public sealed class Validator
{
    [ThreadStatic]
    private static StructureWalk? walk;

    private readonly WalkContext context;

    /// <summary>Makes a validator over R4's own definitions and those given.</summary>
    /// <param name="options">How strict it is.</param>
    /// <param name="definitions">Profiles, extensions, value sets and code systems beyond R4's own.</param>
    /// <param name="terminology">Who answers about codes; by default the definitions given, then R4's tables.</param>
    /// <param name="resolve">Finds the resource of a reference outside the document; the same document for the same reference.</param>
    public Validator(ValidationOptions options, DefinitionSet? definitions = null, ITerminology? terminology = null, Func<string, ResourceDocument?>? resolve = null)
    {
        var known = definitions ?? new DefinitionSet();
        var codes = terminology ?? (definitions is null ? R4Terminology.Instance : new PackageTerminology(known, R4Terminology.Instance));
        var environment = new PathEnvironment { Resolve = resolve, MemberOf = (system, code, set) => IsIn(codes, set, system, code) };
        context = new WalkContext(options, codes, environment, known);
    }

    /// <summary>True when a profile of that canonical URL is known.</summary>
    public bool Knows(string profile) => context.Profiles.Find(profile) is not null;

    /// <summary>Everything that is wrong with the resource, in the order of the document; empty when nothing is.</summary>
    /// <param name="document">The resource.</param>
    /// <param name="profiles">Profiles to hold it to besides those it claims.</param>
    /// <param name="reading">What reading its source has told already.</param>
    public IReadOnlyList<Issue> Validate(ResourceDocument document, IReadOnlyList<string>? profiles = null, IReadOnlyList<Issue>? reading = null)
    {
        var findings = new Findings(document, context.Options);
        findings.AddRange(reading ?? []);
        var own = Take();
        own.Run(document, findings, context, profiles ?? []);
        Keep(own);
        return findings.Issues;
    }

    /// <summary>The thread's walk; a new one when it is in use or an exception has lost it.</summary>
    private static StructureWalk Take()
    {
        var own = walk ?? new StructureWalk();
        walk = null;
        return own;
    }

    private static void Keep(StructureWalk own) => walk = own;

    private static bool? IsIn(ITerminology terminology, string valueSet, string? system, string code) =>
        terminology.Contains(valueSet, system, code) switch { Membership.In => true, Membership.Out => false, _ => null };
}
