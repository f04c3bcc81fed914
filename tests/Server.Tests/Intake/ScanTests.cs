using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Intake;

public sealed class ScanTests
{
    private static readonly Caller Technician = new(
        "tech", "Technician", Role.Find("him-technician")!, new Access("Practitioner/tech", "him-technician", "HOPERAT", AccessScope.Everything), "127.0.0.1", null);

    private static readonly DateTimeOffset Day = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Scanned_pages_wait_to_be_indexed_then_checked_then_are_filed()
    {
        await using var rig = new IntakeRig();
        var (scans, id, patient, _) = await PrepareAsync(rig);
        var waiting = await ReadAsync(rig, id);
        Assert.Equal(("index", null), (waiting.Step, waiting.Patient));
        Assert.Equal("application/pdf", waiting.ContentType);
        var indexed = await scans.IndexAsync(Technician, id, new ScanIndex(patient, null, "34133-9", "Summary", Day), default);
        Assert.Equal(("quality", patient), (indexed.Document!.Step, indexed.Document.Patient));
        var filed = await scans.CheckAsync(Technician, id, new ScanCheck(true, null), default);
        Assert.Equal("filed", filed.Document!.Step);
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString((await rig.Store.GetContentAsync(new ContentHash(filed.Document.Content!)))!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_is_one_act_that_leaves_a_trail_and_can_be_taken_back()
    {
        await using var rig = new IntakeRig();
        var (scans, id, patient, other) = await PrepareAsync(rig);
        await scans.IndexAsync(Technician, id, new ScanIndex(patient, null, "34133-9", "Summary", Day), default);
        var moved = await scans.MoveAsync(Technician, id, new DocumentMove(other, null, "wrong patient"), default);
        Assert.Equal(other, moved.Document!.Patient);
        var back = await scans.MoveBackAsync(Technician, id, "it was right", default);
        Assert.Equal(patient, back.Document!.Patient);
        var history = await rig.Store.HistoryAsync(Access.System, new HistoryQuery(new ResourceKey("DocumentReference", id)));
        Assert.Equal(4, history.Versions.Count);
        var trails = await rig.Store.SearchAsync(Access.System, new("Provenance", [], Count: 50));
        Assert.Equal(3, trails.Matches.Count(m => m.Document!.Root["entity"u8][0]["what"u8]["reference"u8].Text?.StartsWith($"DocumentReference/{id}/_history/", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_document_is_not_filed_under_a_patient_who_is_not_there()
    {
        await using var rig = new IntakeRig();
        var (scans, id, _, _) = await PrepareAsync(rig);
        var act = await scans.IndexAsync(Technician, id, new ScanIndex("Patient/none", null, "34133-9", null, Day), default);
        Assert.Equal(422, act.Status);
        Assert.Equal("index", (await ReadAsync(rig, id)).Step);
    }

    private static async Task<(ScanIndexing Scans, string Id, string Patient, string Other)> PrepareAsync(IntakeRig rig)
    {
        await rig.FileAsync(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1")), IntakeRig.Adt("A01", "2", IntakeRig.Pid("B2")));
        await rig.Store.JournalAsync(new JournalArrival("upload", "scan", "page.pdf", "%PDF-1.4 test"u8.ToArray(), "application/pdf"));
        await rig.Worker.FileWaitingAsync(default);
        var page = await rig.Store.SearchAsync(Access.System, new("DocumentReference", []));
        var (first, second) = (await rig.PatientAsync("A1"), await rig.PatientAsync("B2"));
        return (new ScanIndexing(rig.Store, rig.Settings), Assert.Single(page.Matches).Key.Id, first.Key.ToString(), second.Key.ToString());
    }

    private static async Task<ScanDocument> ReadAsync(IntakeRig rig, string id) =>
        ScanDocument.Of((await rig.Store.ReadAsync(Access.System, new ResourceKey("DocumentReference", id)))!, Day);
}
