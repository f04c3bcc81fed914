namespace Chartroom.Server.Network.Operations;

/// <summary>
/// DocumentReference/$docref: the documents of a patient, of a type, in a span of time. Nothing is made on demand: what there
/// is, is there. Without dates it is the newest summary of the patient (LOINC 34133-9) or, with a type, all of that type.
/// Source: US Core OperationDefinition docref.
/// </summary>
internal static class DocRef
{
    private const string Summary = "http://loinc.org|34133-9";

    public static Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        if (input.Text("patient") is not { } patient)
            return Task.FromResult(Answer.Refused(400, "required", "$docref needs a patient."));
        var pairs = new List<KeyValuePair<string, string>> { new("patient", patient), new("status", "current"), new("_sort", "-date") };
        var (start, end) = (input.Text("start"), input.Text("end"));
        if (start is not null)
            pairs.Add(new("period", "ge" + start));
        if (end is not null)
            pairs.Add(new("period", "le" + end));
        var types = input.Codings("type", "type").Select(t => t.System is null ? t.Code : $"{t.System}|{t.Code}").ToList();
        if (types.Count > 0)
            pairs.Add(new("type", string.Join(',', types)));
        else if (start is null && end is null)
            pairs.AddRange([new("type", Summary), new("_count", "1")]);
        return Search.AnswerAsync(call with { Type = "DocumentReference", Query = string.Join('&', pairs.Select(p => QueryText.Encode(p.Key, p.Value))) });
    }
}
