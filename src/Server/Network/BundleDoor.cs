using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// POST of a Bundle to the base: a transaction (all or nothing) or a batch (each for itself).
/// Source: FHIR R4 §3.1.0.11 batch/transaction (hl7.org/fhir/R4/http.html#transaction).
/// </summary>
internal static class BundleDoor
{
    private const int BatchWorkers = 8;

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (call.Body is not { ResourceType: "Bundle" } bundle)
            return Answer.Refused(400, "invalid", "Only a Bundle is posted to the base address.");
        var type = bundle.Root["type"u8].Text;
        if (type is not ("batch" or "transaction"))
            return Answer.Refused(400, "invalid", "Bundle.type must be batch or transaction to be carried out.");
        var entries = BundleEntry.ReadAll(call, bundle);
        if (type == "transaction")
            return entries.Succeeded ? await Transaction.AnswerAsync(call, entries.Value) : Answer.Refused(400, entries.Issues);
        return await BatchAsync(call, bundle);
    }

    private static async Task<Answer> BatchAsync(FhirCall call, ResourceDocument bundle)
    {
        var items = new List<Element>();
        foreach (var item in bundle.Root["entry"u8].Items)
            items.Add(item);
        var answers = new Answer[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = BatchWorkers, CancellationToken = call.Cancel };
        // Entries go each for themselves, but those about one resource in their order: a client may well patch what it has just put.
        var groups = Enumerable.Range(0, items.Count).GroupBy(i => Target(items[i]) ?? $"entry {i}");
        await Parallel.ForEachAsync(groups, options, async (group, _) =>
        {
            foreach (var i in group)
                answers[i] = await OneAsync(call, items[i], i);
        });
        var response = new BundleWriter("batch-response");
        foreach (var answer in answers)
            Write(response, call.Base, answer, wantsBody: !answer.IsWrite || call.WantsBodies);
        return new Answer(200) { Body = response.End(), IsShaped = true };
    }

    /// <summary>The address of the one resource that an entry is about; null when a search or a new id decides.</summary>
    private static string? Target(Element item) =>
        item["request"u8]["url"u8].Text is { } url && url.Contains('/', StringComparison.Ordinal) && !url.Contains('?', StringComparison.Ordinal) ? url : null;

    private static async Task<Answer> OneAsync(FhirCall call, Element item, int position)
    {
        var entry = BundleEntry.Read(call, item, position);
        if (!entry.Succeeded)
            return Answer.Refused(400, entry.Issues);
        if (entry.Value is { Path: "", Call.Method: "POST" })
            return Answer.Refused(400, "not-supported", "A batch inside a batch is not carried out.");
        try
        {
            return await Interactions.AnswerAsync(entry.Value.Call, entry.Value.Path);
        }
        catch (Exception fault) when (StoreTroubles.Of(fault) is { } trouble)
        {
            // Others of the batch may have been carried out: their answers must not be lost with this one.
            return Answer.Refused(Faults.StatusOf(trouble), "transient", Faults.TextOf(trouble));
        }
    }

    /// <summary>One entry of the response; problems go into its outcome.</summary>
    public static void Write(BundleWriter response, string root, Answer answer, bool wantsBody)
    {
        var issues = answer.Issues;
        ReadOnlyMemory<byte> outcome = issues.Count > 0 ? OutcomeAnswer.Document(issues) : default;
        response.ResponseEntry(root, answer, wantsBody ? answer.Body.Span : default, outcome.Span);
    }
}
