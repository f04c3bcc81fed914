using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network.Terminology;

/// <summary>CodeSystem/$subsumes: which of two codes lies above the other. Source: FHIR R4 CodeSystem-subsumes.</summary>
internal static class Subsumes
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        if (input.Codings("codeA", "codingA") is not [var a, ..] || input.Codings("codeB", "codingB") is not [var b, ..])
            return Answer.Refused(400, "required", "$subsumes needs codeA and codeB with system, or codingA and codingB.");
        var table = await TableOf.RequestAsync(call, input, a.System);
        if (!table.Succeeded)
            return Answer.Refused(404, table.Issues);
        if (a.System is not null && b.System is not null && a.System != b.System)
            return Answer.Refused(400, "value", "The two codes are of different systems.");
        if (table.Value.Find(a.Code) is not { } first || table.Value.Find(b.Code) is not { } second)
            return Answer.Refused(404, "not-found", "The system has no such code.");
        var outcome = (ReferenceEquals(first, second), table.Value.IsA(second.Code, first.Code), table.Value.IsA(first.Code, second.Code)) switch
        {
            (true, _, _) => "equivalent",
            (_, true, _) => "subsumes",
            (_, _, true) => "subsumed-by",
            _ => "not-subsumed",
        };
        return new ParametersAnswer().Add("outcome", "Code", outcome).Answer();
    }
}
