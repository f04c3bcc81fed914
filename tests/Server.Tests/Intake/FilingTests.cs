using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Intake;

public sealed class FilingTests
{
    private const string Visit = "PV1|1|I|WARD^101^1||||||||||||||||V7|||||||||||||||||||||||||202601010900|\r";

    [Fact]
    public async Task A_message_is_filed_with_the_place_that_each_datum_came_from()
    {
        await using var rig = new IntakeRig();
        var item = Assert.Single(await rig.FileAsync(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1") + Visit + "AL1|1|DA|7980^Penicillin^RXNORM|SV|Hives\r")));
        Assert.Equal(JournalState.Processed, item.State);
        var patient = await rig.PatientAsync("A1");
        Assert.Equal("Doe", patient.Document!.Root["name"][0]["family"].Text);
        var provenance = await rig.Store.ReadAsync(Access.System, new ResourceKey("Provenance", Filer.ProvenanceId(item)));
        var places = new List<string?>();
        foreach (var target in provenance!.Document!.Root["target"u8].Items)
            places.Add($"{target["reference"u8].Text!.Split('/')[0]} {target["extension"u8][0]["valueString"u8].Text}");
        Assert.Contains("Patient PID[1]", places);
        Assert.Contains("Encounter PV1[1]", places);
        Assert.Contains("AllergyIntolerance AL1[1]", places);
        Assert.Equal($"Binary/{item.Content}", provenance.Document.Root["entity"u8][0]["what"u8]["reference"u8].Text);
    }

    [Fact]
    public async Task Who_sent_a_message_stands_in_its_provenance()
    {
        await using var rig = new IntakeRig();
        var items = await rig.FileAsync(
            IntakeRig.Adt("A04", "1", "EVN|A04|202601010900||||\r" + IntakeRig.Pid("A1")),
            IntakeRig.Adt("A04", "2", "EVN|A04|202601010900|||R17^Vega^Luz\r" + IntakeRig.Pid("A2")),
            IntakeRig.Adt("A04", "3", "EVN|A04|202601010900|||R18\r" + IntakeRig.Pid("A3")));
        var said = new List<string?>();
        foreach (var item in items)
        {
            var agents = (await rig.Store.ReadAsync(Access.System, new ResourceKey("Provenance", Filer.ProvenanceId(item))))!.Document!.Root["agent"u8];
            said.Add($"{agents[1]["who"u8]["identifier"u8]["value"u8].Text} {agents[1]["who"u8]["display"u8].Text} {agents[1]["onBehalfOf"u8]["display"u8].Text}");
        }
        Assert.Equal([" FAC ", "R17 Vega, Luz FAC", "R18 R18 FAC"], said);
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing()
    {
        await using var rig = new IntakeRig();
        var text = IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1") + Visit);
        await rig.FileAsync(text);
        var before = await rig.PatientAsync("A1");
        await rig.FileAsync(text);
        Assert.Equal(before.Version, (await rig.PatientAsync("A1")).Version);
    }

    [Fact]
    public async Task Messages_about_one_patient_that_come_together_are_filed_one_over_the_other()
    {
        await using var rig = new IntakeRig();
        var messages = Enumerable.Range(0, 60).Select(i => IntakeRig.Adt("A08", $"{i}", IntakeRig.Pid("A1", $"Name{i}"))).ToArray();
        var items = await rig.FileAsync(messages);
        Assert.All(items, i => Assert.Equal((JournalState.Processed, 1), (i.State, i.Attempts)));
        var patient = await rig.PatientAsync("A1");
        Assert.Equal((60, "Name59"), (patient.Version, patient.Document!.Root["name"][0]["family"].Text));
    }

    [Fact]
    public async Task Nothing_that_others_write_while_messages_are_filed_is_lost()
    {
        await using var rig = new IntakeRig();
        await rig.FileAsync(IntakeRig.Adt("A01", "0", IntakeRig.Pid("A1")));
        var key = (await rig.PatientAsync("A1")).Key;
        using var done = new CancellationTokenSource();
        var others = Task.Run(async () =>
        {
            var written = 0;
            for (; !done.IsCancellationRequested; written++)
            {
                CommitResult result;
                do
                {
                    var now = (await rig.Store.ReadAsync(Access.System, key))!;
                    var patient = JsonNode.Parse(now.Document!.Utf8.Span)!.AsObject();
                    var notes = patient["extension"]?.AsArray() ?? [];
                    patient["extension"] = notes;
                    notes.Add(new JsonObject { ["url"] = "urn:test:note", ["valueInteger"] = written });
                    var document = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(patient.ToJsonString()));
                    result = await rig.Store.CommitAsync(new RecordTransaction("Practitioner/other", [new RecordWrite.Update(key, document, now.Version)]));
                }
                while (result is CommitResult.Refused);
            }
            return written;
        }, TestContext.Current.CancellationToken);
        var items = await rig.FileAsync([.. Enumerable.Range(1, 120).Select(i => IntakeRig.Adt("A08", $"{i}", IntakeRig.Pid("A1", $"Name{i}")))]);
        await done.CancelAsync();
        var written = await others;
        Assert.All(items, i => Assert.Equal(JournalState.Processed, i.State));
        var root = (await rig.PatientAsync("A1")).Document!.Root;
        Assert.Equal("Name120", root["name"][0]["family"].Text);
        var notes = new List<string>();
        foreach (var note in root["extension"u8].Items)
            notes.Add(Encoding.UTF8.GetString(note["valueInteger"u8].Raw));
        Assert.True(written > 0);
        Assert.Equal(Enumerable.Range(0, written).Select(i => $"{i}"), notes);
    }

    [Fact]
    public async Task An_item_that_cannot_be_filed_names_the_place_and_stops_nobody()
    {
        await using var rig = new IntakeRig();
        var items = await rig.FileAsync(
            IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1")), "MSH|^~\\&|APP|FAC|||2026|||2|P|2.5", IntakeRig.Adt("A01", "3", "PID|1||||Doe^Jane\r"),
            "not a message", IntakeRig.Adt("A01", "4", IntakeRig.Pid("A4")));
        Assert.Equal(
            [JournalState.Processed, JournalState.Failed, JournalState.Failed, JournalState.Failed, JournalState.Processed],
            items.Select(i => i.State));
        Assert.StartsWith("MSH-9: ", items[1].Reason, StringComparison.Ordinal);
        Assert.StartsWith("PID-3: ", items[2].Reason, StringComparison.Ordinal);
        Assert.StartsWith("MSH: ", items[3].Reason, StringComparison.Ordinal);
        Assert.NotNull(await rig.PatientAsync("A4"));
    }

    [Fact]
    public async Task What_comes_after_the_discharge_leaves_the_visit_finished()
    {
        await using var rig = new IntakeRig();
        var left = "PV1|1|I|WARD^101^1||||||||||||||||V7|||||||||||||||||||||||||202601010900|202601041000\r";
        var late = $"MSH|^~\\&|APP|FAC|||20260105120000||MDM^T02|3|P|2.5.1\r{IntakeRig.Pid("A1")}{Visit}"
            + "TXA|1|18842-5^Discharge summary^LN|TX|20260105|||||||||D1||||||AU\rOBX|1|TX|18842-5^Discharge summary^LN||Went home.||||||F\r";
        await rig.FileAsync(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1") + Visit), IntakeRig.Adt("A03", "2", IntakeRig.Pid("A1") + left), late);
        var visit = Assert.Single(await rig.FindAsync("Encounter", "urn:id:FAC|V7"));
        Assert.Equal("finished", visit.Document!.Root["status"u8].Text);
    }

    [Fact]
    public async Task What_a_message_does_not_mention_is_kept_and_two_quotes_delete()
    {
        await using var rig = new IntakeRig();
        await rig.FileAsync(
            IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1")),
            IntakeRig.Adt("A08", "2", "PID|1||A1^^^HOSP&1.2.3&ISO^MR||Smith^Jane||\"\"|\r"));
        var patient = (await rig.PatientAsync("A1")).Document!.Root;
        Assert.Equal("Smith", patient["name"][0]["family"].Text);
        Assert.Equal("Salem", patient["address"][0]["city"].Text);
        Assert.Equal("female", patient["gender"].Text);
        Assert.False(patient["birthDate"].Exists);
    }

    [Fact]
    public async Task Messages_about_one_patient_in_one_batch_each_leave_a_version()
    {
        await using var rig = new IntakeRig();
        await rig.FileAsync([.. Enumerable.Range(1, 5).Select(n => IntakeRig.Adt("A08", $"{n}", IntakeRig.Pid("A1", $"Name{n}")))]);
        var patient = await rig.PatientAsync("A1");
        Assert.Equal(5, patient.Version);
        Assert.Equal("Name5", patient.Document!.Root["name"][0]["family"].Text);
    }

    [Fact]
    public async Task A_visit_goes_through_admission_discharge_and_its_cancellation()
    {
        await using var rig = new IntakeRig();
        var discharged = Visit.Replace("202601010900|", "202601010900|202601031000", StringComparison.Ordinal);
        await rig.FileAsync(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1") + Visit), IntakeRig.Adt("A03", "2", IntakeRig.Pid("A1") + discharged));
        var visit = Assert.Single(await rig.FindAsync("Encounter", "urn:id:FAC|V7")).Document!.Root;
        Assert.Equal("finished", visit["status"].Text);
        Assert.StartsWith("2026-01-03", visit["period"]["end"].Text, StringComparison.Ordinal);
        await rig.FileAsync(IntakeRig.Adt("A13", "3", IntakeRig.Pid("A1") + Visit));
        visit = Assert.Single(await rig.FindAsync("Encounter", "urn:id:FAC|V7")).Document!.Root;
        Assert.Equal("in-progress", visit["status"].Text);
        Assert.False(visit["period"]["end"].Exists);
        Assert.True(visit["period"]["start"].Exists);
        await rig.FileAsync(IntakeRig.Adt("A08", "4", IntakeRig.Pid("A1") + Visit));
        Assert.Equal("in-progress", Assert.Single(await rig.FindAsync("Encounter", "urn:id:FAC|V7")).Document!.Root["status"].Text);
    }

    [Fact]
    public async Task What_comes_under_the_number_of_a_merged_patient_is_filed_in_the_surviving_record()
    {
        await using var rig = new IntakeRig();
        await rig.FileAsync(
            IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1")), IntakeRig.Adt("A01", "2", IntakeRig.Pid("B2")),
            IntakeRig.Adt("A40", "3", IntakeRig.Pid("A1") + "MRG|B2^^^HOSP&1.2.3&ISO^MR\r"),
            "MSH|^~\\&|LAB|FAC|||20260102||ORU^R01|4|P|2.5.1\r" + IntakeRig.Pid("B2") + "OBR|1||F1|CBC^Count^L\rOBX|1|NM|718-7^Hb^LN||13|g/dL|||||F\r");
        var survivor = await rig.PatientAsync("A1");
        Assert.Equal("false", (await rig.PatientAsync("B2")).Document!.Root["active"].Text);
        var reports = await rig.Store.SearchAsync(Access.System, new("DiagnosticReport", []));
        Assert.Equal($"Patient/{survivor.Key.Id}", Assert.Single(reports.Matches).Document!.Root["subject"]["reference"].Text);
    }

    [Fact]
    public async Task Two_patients_are_linked_by_A24_and_parted_by_A37()
    {
        await using var rig = new IntakeRig();
        await rig.FileAsync(IntakeRig.Adt("A24", "1", IntakeRig.Pid("A1") + IntakeRig.Pid("B2")));
        var (a, b) = (await rig.PatientAsync("A1"), await rig.PatientAsync("B2"));
        Assert.Equal($"Patient/{b.Key.Id}", a.Document!.Root["link"][0]["other"]["reference"].Text);
        Assert.Equal("seealso", b.Document!.Root["link"][0]["type"].Text);
        await rig.FileAsync(IntakeRig.Adt("A37", "2", IntakeRig.Pid("A1") + IntakeRig.Pid("B2")));
        Assert.False((await rig.PatientAsync("A1")).Document!.Root["link"].Exists);
        Assert.False((await rig.PatientAsync("B2")).Document!.Root["link"].Exists);
        await rig.FileAsync(IntakeRig.Adt("A37", "3", IntakeRig.Pid("C3") + IntakeRig.Pid("D4")));
        Assert.False((await rig.PatientAsync("C3")).Document!.Root["link"].Exists);
    }

    [Fact]
    public async Task What_was_addressed_to_a_merged_number_says_so()
    {
        await using var rig = new IntakeRig();
        await rig.FileAsync(
            IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1")), IntakeRig.Adt("A01", "2", IntakeRig.Pid("B2")), IntakeRig.Adt("A01", "3", IntakeRig.Pid("C3")),
            IntakeRig.Adt("A40", "4", IntakeRig.Pid("A1") + "MRG|B2^^^HOSP&1.2.3&ISO^MR\r"),
            IntakeRig.Adt("A40", "5", IntakeRig.Pid("C3") + "MRG|A1^^^HOSP&1.2.3&ISO^MR\r"));
        var item = Assert.Single(await rig.FileAsync(
            "MSH|^~\\&|LAB|FAC|||20260102||ORU^R01|6|P|2.5.1\r" + IntakeRig.Pid("B2") + "OBR|1||F1|CBC^Count^L\rOBX|1|NM|718-7^Hb^LN||13|g/dL|||||F\r"));
        var reports = await rig.Store.SearchAsync(Access.System, new("DiagnosticReport", []));
        Assert.Equal($"Patient/{(await rig.PatientAsync("C3")).Key.Id}", Assert.Single(reports.Matches).Document!.Root["subject"]["reference"].Text);
        var provenance = await rig.Store.ReadAsync(Access.System, new ResourceKey("Provenance", Filer.ProvenanceId(item)));
        Assert.Contains($"\"valueReference\":{{\"reference\":\"Patient/{(await rig.PatientAsync("B2")).Key.Id}\"}}", Encoding.UTF8.GetString(provenance!.Document!.Utf8.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_item_is_filed_when_it_is_played_again()
    {
        await using var rig = new IntakeRig();
        var item = Assert.Single(await rig.FileAsync(IntakeRig.Adt("A01", "1", IntakeRig.Pid("A1"))));
        await rig.Store.CommitAsync(new RecordTransaction("Device/test", [], [new JournalMark(item.Number, JournalState.Received)]));
        Assert.Equal(1, await rig.Worker.FileWaitingAsync(default));
        Assert.Equal(JournalState.Processed, (await rig.Store.ReadJournalAsync(new JournalQuery()))[0].State);
        Assert.Equal(1, (await rig.PatientAsync("A1")).Version);
    }

    [Fact]
    public async Task What_is_set_aside_while_it_is_tried_stays_set_aside()
    {
        await using var rig = new IntakeRig();
        var item = Assert.Single(await rig.FileAsync(IntakeRig.Adt("A01", "1", "PID|1||||Doe^Jane\r")));
        await MarkAsync(JournalState.Received, null);
        await MarkAsync(JournalState.SetAside, "The sender tests.");
        await MarkAsync(JournalState.Failed, "PID-3: The patient has no number.");
        var now = Assert.Single(await rig.Store.ReadJournalAsync(new JournalQuery()));
        Assert.Equal((JournalState.SetAside, "The sender tests."), (now.State, now.Reason));

        async Task MarkAsync(JournalState state, string? reason) =>
            await rig.Store.CommitAsync(new RecordTransaction("Device/test", [], [new JournalMark(item.Number, state, reason)]));
    }
}
