using System.Text.Unicode;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// Loads pieces straight into a record store: a bundle or a few hundred resources are one transaction; messages and documents go
/// through intake, as through any door. When a transaction
/// of many separate resources is refused, each is tried for itself, so that one bad line does not keep out the others.
/// </summary>
internal sealed class RecordLoader(IRecordStore store, TimeProvider clock, IntakeLoader intake)
{
    private const string Who = "Device/chartroom-load";

    public async Task<LoadOutcome> LoadAsync(LoadPiece piece, CancellationToken cancel)
    {
        if (piece.Form == LoadForm.NdJson)
            return await LoadLinesAsync(piece, cancel);
        if (piece.IsForIntake)
            return await intake.LoadAsync(piece, cancel);
        var read = LoadForms.ToResource(piece);
        if (!read.Succeeded)
            return Failed(piece, Reason(read.Issues));
        return read.Value.ResourceType == "Bundle"
            ? await LoadBundleAsync(piece, read.Value, cancel)
            : await LoadOneAsync(piece, read.Value, cancel);
    }

    private async Task<LoadOutcome> LoadOneAsync(LoadPiece piece, ResourceDocument document, CancellationToken cancel)
    {
        if (Check(document) is { } issue)
            return Failed(piece, Reason([issue]));
        var result = await store.CommitAsync(Transaction([ToWrite(document, null)]), cancel);
        return result is CommitResult.Refused refused ? Failed(piece, Reason(refused.Issues)) : new LoadOutcome(piece, 1, []);
    }

    private async Task<LoadOutcome> LoadBundleAsync(LoadPiece piece, ResourceDocument bundle, CancellationToken cancel)
    {
        var writes = LoadBundle.ToWrites(bundle);
        if (!writes.Succeeded)
            return Failed(piece, Reason(writes.Issues));
        if (writes.Value.Count == 0)
            return new LoadOutcome(piece, 0, []);
        var result = await store.CommitAsync(Transaction(writes.Value), cancel);
        if (result is not CommitResult.Refused refused)
            return new LoadOutcome(piece, writes.Value.Count, []);
        if (bundle.Root["type"u8].Text == "transaction")
            return new LoadOutcome(piece, 0, [new(piece.Path, $"Bundle.entry[{refused.Write}]", Reason(refused.Issues))]);
        return await LoadEachAsync(piece, writes.Value, [.. writes.Value.Select((_, i) => $"Bundle.entry[{i}]")], [], cancel);
    }

    private async Task<LoadOutcome> LoadLinesAsync(LoadPiece piece, CancellationToken cancel)
    {
        var (writes, places, failures) = (new List<RecordWrite>(), new List<string>(), new List<LoadFailure>());
        var line = piece.FirstLine - 1;
        foreach (var range in Lines(piece.Content))
        {
            line++;
            if (piece.Content.Span[range].Trim(" \t\r"u8).IsEmpty)
                continue;
            var parsed = ResourceDocument.Parse(piece.Content[range]);
            if (!parsed.Succeeded || Check(parsed.Value) is not null)
            {
                var issue = parsed.Succeeded ? Check(parsed.Value)! : parsed.Issues[0] with { Line = 0 };
                failures.Add(new(piece.Path, $"line {line}", Reason([issue])));
                continue;
            }
            writes.Add(ToWrite(parsed.Value, null));
            places.Add($"line {line}");
        }
        // A transaction writes no resource twice: lines that say the same id again come after it.
        if (writes.Count == 0 || Once(writes) && await store.CommitAsync(Transaction(writes), cancel) is CommitResult.Done)
            return new LoadOutcome(piece, writes.Count, failures);
        return await LoadEachAsync(piece, writes, places, failures, cancel);
    }

    private async Task<LoadOutcome> LoadEachAsync(
        LoadPiece piece, IReadOnlyList<RecordWrite> writes, List<string> places, List<LoadFailure> failures, CancellationToken cancel)
    {
        var loaded = 0;
        for (var i = 0; i < writes.Count; i++)
        {
            if (await store.CommitAsync(Transaction([writes[i]]), cancel) is CommitResult.Refused refused)
                failures.Add(new(piece.Path, places[i], Reason(refused.Issues)));
            else
                loaded++;
        }
        return new LoadOutcome(piece, loaded, failures);
    }

    private RecordTransaction Transaction(IReadOnlyList<RecordWrite> writes)
    {
        var patients = new HashSet<string>();
        foreach (var write in writes)
        {
            if (write is RecordWrite.Create { FullUrl: { } url, Document.ResourceType: "Patient" })
                patients.Add(url);
            else if (write is RecordWrite.Update update)
                patients.UnionWith(PatientsOf.Resource(update.Document));
        }
        var audit = AuditEvents.Of(Who, "import", 'C', clock.GetUtcNow(), patients);
        return new RecordTransaction(Who, [.. writes, audit], ReturnsDocuments: false);
    }

    internal static RecordWrite ToWrite(ResourceDocument document, string? fullUrl) => document.Id.Length > 0
        ? new RecordWrite.Update(new ResourceKey(document.ResourceType, document.Id), document, FullUrl: fullUrl)
        : new RecordWrite.Create(document, fullUrl);

    internal static Issue? Check(ResourceDocument document)
    {
        if (!R4Definitions.IsResourceType(document.ResourceType))
            return Issue.Error("structure", "The resourceType is missing or is none of R4.");
        return Utf8.IsValid(document.Utf8.Span) ? null : Issue.Error("structure", "The text is not valid UTF-8.");
    }

    private static bool Once(List<RecordWrite> writes) =>
        writes.OfType<RecordWrite.Update>().Select(u => u.Key).ToHashSet().Count == writes.Count(w => w is RecordWrite.Update);

    private static IEnumerable<Range> Lines(ReadOnlyMemory<byte> content)
    {
        var start = 0;
        while (start < content.Length)
        {
            var length = content.Span[start..].IndexOf((byte)'\n');
            var end = length < 0 ? content.Length : start + length;
            yield return start..end;
            start = end + 1;
        }
    }

    private static LoadOutcome Failed(LoadPiece piece, string reason) => new(piece, 0, [new(piece.Path, null, reason)]);

    private static string Reason(IReadOnlyList<Issue> issues) => string.Join(" ", issues.Where(i => i.Fails).Take(3).Select(i =>
        i.Text + (string.IsNullOrEmpty(i.Path) ? "" : $" ({i.Path})") + (i.Line > 0 ? $" (line {i.Line}, column {i.Column})" : "")));
}
