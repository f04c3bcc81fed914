namespace Chartroom.Server.Network;

/// <summary>The operations by name. Source: FHIR R4 §3.2 Operations (hl7.org/fhir/R4/operations.html).</summary>
internal static class Operations
{
    /// <summary>Names of the operations of a type, for the capability statement.</summary>
    public static IReadOnlyList<string> Of(string type) => type == "Patient" ? ["everything"] : [];

    public static Task<Answer> AnswerAsync(FhirCall call, string operation) => (call.Type, call.Id, operation) switch
    {
        ("Patient", not "", "$everything") => Everything.AnswerAsync(call),
        _ => Task.FromResult(Answer.Refused(404, "not-supported", "There is no such operation here.")),
    };
}
