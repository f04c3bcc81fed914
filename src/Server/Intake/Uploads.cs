using System.Security.Cryptography;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host.Showing;
using Chartroom.Server.Intake.Filing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Server.Intake.Monitor;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Intake;

/// <summary>
/// Turns an uploaded file into arrivals for the journal. Text that is no clinical format, PDF and images are pages to be indexed;
/// FHIR has its own door.
/// </summary>
internal static class Uploads
{
    /// <summary>Takes a file; what it is, its first bytes say. A batch of messages becomes one item a message.</summary>
    public static async Task<Results<Ok<IReadOnlyList<IntakeItem>>, ProblemHttpResult>> TakeAsync(
        IRecordStore store, ItemTitles titles, JournalSignal signal, TimeProvider clock, HttpRequest request, string? name, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancel);
        var content = buffer.ToArray();
        if (content.Length == 0)
            return TypedResults.Problem("The file is empty.", statusCode: 400);
        var arrivals = Arrivals(content, name ?? "upload");
        if (!arrivals.Succeeded)
            return TypedResults.Problem(ItemReader.Reason(arrivals.Issues[0]), statusCode: 422);
        var items = new List<IntakeItem>();
        foreach (var arrival in arrivals.Value)
        {
            signal.Traces.Received(arrival.Door, arrival.Key);
            var item = await store.JournalAsync(arrival, cancel);
            items.Add(IntakeItem.Of(item, await titles.OfAsync(item, cancel), clock.GetUtcNow()));
        }
        signal.Raise();
        return TypedResults.Ok<IReadOnlyList<IntakeItem>>(items);
    }

    public static Parsed<IReadOnlyList<JournalArrival>> Arrivals(ReadOnlyMemory<byte> content, string name)
    {
        switch (ItemKinds.Of(content.Span))
        {
            case ItemKinds.Hl7v2:
                var batch = Hl7Batch.Split(content);
                return batch.Messages.Count == 0
                    ? batch.Issues.First(i => i.Fails)
                    : new Parsed<IReadOnlyList<JournalArrival>>([.. batch.Messages.Select(Message)]);
            case ItemKinds.Ccda:
                return new Parsed<IReadOnlyList<JournalArrival>>([new JournalArrival("upload", ItemKinds.Ccda, Hash(content), content, "text/xml")]);
            case ItemKinds.Fhir:
                return Issue.Error("not-supported", "FHIR is posted to /fhir.");
            default:
                return new Parsed<IReadOnlyList<JournalArrival>>(
                    [new JournalArrival("upload", ItemKinds.Scan, name, content, MediaTypes.Of(content.Span))]);
        }
    }

    private static JournalArrival Message(ReadOnlyMemory<byte> raw)
    {
        var identity = Hl7Parser.Parse(raw).Value?.Identity;
        return new JournalArrival(
            "upload", ItemKinds.Hl7v2, identity is { Length: > 0 } ? identity : Hash(raw), raw, "x-application/hl7-v2+er7");
    }

    private static string Hash(ReadOnlyMemory<byte> content) => Convert.ToHexString(SHA256.HashData(content.Span));
}
