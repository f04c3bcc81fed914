using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What transcription and the physicians' pens send: MDM^T02 with the text, T04 when a dictated one is signed later, T06 for addenda,
/// T08 for a corrected text. Source: HL7 v2.5.1 §9.5, table 0271.
/// </summary>
internal sealed class DocumentMessages(Planting planting)
{
    /// <summary>Shares of documents that are dictated and signed later, amended by an addendum, or corrected (assumed).</summary>
    private const double SignedLater = 0.25;

    private const double WithAddendum = 0.03;

    private const double CorrectedText = 0.02;

    private static readonly string[] Addenda =
    [
        "ADDENDUM: Reviewed with the team in the morning. No change to the above.", "ADDENDUM: Family reached by telephone and told.",
        "ADDENDUM: The pharmacy confirmed the home medicines as listed.", "ADDENDUM: Pending results came back without surprise.",
    ];

    public IEnumerable<Arrival> Of(Telling telling, string pid, int number)
    {
        var fault = planting.FaultOf(telling, number);
        if (fault == DocumentFault.Missing)
            yield break;
        var document = telling.Story.Documents[number];
        var random = new DemoRandom(telling.Person.Number, number * 16 + telling.Visit[^1], "document");
        var at = DocumentFaults.ArrivesAt(telling, number, fault);
        var text = DocumentFaults.Text(telling, number, fault);
        var (header, visit) = fault == DocumentFault.Misfiled ? (Sender.Pid(planting.WrongChart!), "PV1|1|N\r") : (pid, Sender.Pv1(telling, left: false));
        var later = fault == DocumentFault.Unsigned || (telling.Story.IsStay && document.Type is "18842-5" or "11504-8" or "34117-2" && random.Chance(SignedLater));
        var draft = new Draft(telling, number, document, header + visit);
        var slip = fault == DocumentFault.None && random.Chance(CorrectedText);
        yield return draft.Message("T02", at, later ? null : at, slip ? Slip(text) : text, "");
        if (slip)
            yield return draft.Message("T08", at.AddMinutes(95), at, text, "E");
        if (later && fault != DocumentFault.Unsigned)
        {
            var signed = at.AddHours(random.Between(3, 40));
            yield return draft.Message("T04", signed, signed, null, "S");
        }
        if (fault == DocumentFault.None && random.Chance(WithAddendum))
            yield return draft.Addendum(at.AddHours(random.Between(2, 20)), random.Pick(Addenda));
    }

    /// <summary>A word typed twice: what a transcriptionist corrects.</summary>
    private static string Slip(string text)
    {
        var at = text.IndexOf(" the ", StringComparison.Ordinal);
        return at < 0 ? text : text.Insert(at, " the");
    }

    private sealed record Draft(Telling Telling, int Number, StoryDocument Document, string Header)
    {
        private string DocumentId => RecordIds.DocumentNumber(Telling.Visit, Number);

        public Arrival Message(string trigger, DateTimeOffset at, DateTimeOffset? signed, string? text, string suffix)
        {
            var author = Sender.Xcn(Telling.Clinician(Document.Author));
            var kind = $"{Document.Type}^{DocumentTypes.Title(Document.Type)}^LN";
            var id = DocumentId + suffix;
            var written = Telling.At(Document.At);
            var message = Begin(trigger, id, at).Segment(
                "TXA", (1, "1"), (2, kind), (3, "TX"), (4, Er7.Time(written)), (5, author), (6, Er7.Time(written)), (9, author),
                (12, $"{DocumentId}^{Sender.EntityAuthority}"), (17, signed is null ? "DO" : "AU"), (18, "U"), (19, "AV"),
                (22, signed is { } by ? $"{author}^^{Er7.Time(by)}" : null));
            if (text is not null)
                message.Segment("OBX", (1, "1"), (2, "TX"), (3, kind), (5, Er7.Escape(text)), (11, "F"), (14, Er7.Time(written)));
            return Sender.Send(at, id, message);
        }

        public Arrival Addendum(DateTimeOffset at, string text)
        {
            var author = Sender.Xcn(Telling.Clinician(Document.Author));
            var kind = $"{Document.Type}^{DocumentTypes.Title(Document.Type)}^LN";
            var id = DocumentId + "A";
            var message = Begin("T06", id, at).Segment(
                "TXA", (1, "1"), (2, kind), (3, "TX"), (4, Er7.Time(at)), (5, author), (6, Er7.Time(at)), (9, author), (12, $"{id}^{Sender.EntityAuthority}"),
                (13, $"{DocumentId}^{Sender.EntityAuthority}"), (17, "AU"), (18, "U"), (19, "AV"), (22, $"{author}^^{Er7.Time(at)}"));
            message.Segment("OBX", (1, "1"), (2, "TX"), (3, kind), (5, Er7.Escape(text)), (11, "F"), (14, Er7.Time(at)));
            return Sender.Send(at, id, message);
        }

        private Er7 Begin(string trigger, string id, DateTimeOffset at) =>
            new Er7($"MDM^{trigger}^{(trigger is "T04" ? "MDM_T01" : "MDM_T02")}", id, at, "TRANSCRIPTION", Sender.Facility(Telling))
                .Segment("EVN", (1, trigger), (2, Er7.Time(at))).Ready(Header);
    }
}
