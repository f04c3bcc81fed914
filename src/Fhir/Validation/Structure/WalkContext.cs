using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Validation.Packages;
using Chartroom.Fhir.Validation.Profiles;
using Chartroom.Fhir.Validation.Questionnaires;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>What a walk needs besides the document: the definitions given and what is made of them.</summary>
internal sealed class WalkContext(ValidationOptions options, ITerminology terminology, PathEnvironment environment, DefinitionSet definitions)
{
    public ValidationOptions Options => options;

    public ITerminology Terminology => terminology;

    public PathEnvironment Environment => environment;

    /// <summary>The definitions beyond R4's own.</summary>
    public DefinitionSet Definitions => definitions;

    public ProfileLibrary Profiles { get; } = new(definitions);

    public FormLibrary Forms { get; } = new(definitions);

    /// <summary>Profiles that every resource of a type must fit.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Globals { get; } = GlobalProfiles.Of(definitions);

    public ExpressionTable Expressions { get; } = new();
}
