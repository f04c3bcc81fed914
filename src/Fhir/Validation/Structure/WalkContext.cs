using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Validation.Profiles;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>What a walk needs besides the document. <c>Globals</c>: profiles that every resource of a type must fit.</summary>
internal sealed record WalkContext(
    ValidationOptions Options,
    ITerminology Terminology,
    PathEnvironment Environment,
    ProfileLibrary Profiles,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Globals)
{
    public ExpressionTable Expressions { get; } = new();
}
