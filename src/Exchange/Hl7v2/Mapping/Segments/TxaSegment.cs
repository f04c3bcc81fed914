using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// TXA as DocumentReference, known by TXA-12. An addendum (T05, T06) points at its parent of TXA-13 by <c>appends</c>, a replacement
/// (T09, T10) by <c>replaces</c>, and the replaced one is superseded; a cancellation (T11) makes it entered-in-error.
/// Source: HL7 v2-to-FHIR TXA[DocumentReference]; HL7 v2.5.1 §9.5 and §9.6.
/// </summary>
internal static class TxaSegment
{
    public static void Map(MessageWalk walk, Segment txa)
    {
        if (walk.Patient is not { } patient)
            return;
        var entry = Document(walk, txa[12], txa.PlaceName) ?? walk.Entries.ByNature("DocumentReference", "message|" + walk.Identity, txa.PlaceName, out _);
        walk.Document = entry;
        walk.NoteTarget = entry;
        var document = entry.Resource;
        document.Put("masterIdentifier", Identifiers.FromEi(txa[12]));
        if (txa[16].Text is { } file)
            document.Append("identifier", new JsonObject { ["value"] = file });
        foreach (var order in txa[14].Repetitions.Concat(txa[15].Repetitions))
            document.Append("identifier", Identifiers.FromEi(order));
        document["status"] = walk.Event == "T11" || txa[19].Text is "CA" ? "entered-in-error" : txa[19].Text == "OB" ? "superseded" : "current";
        document.Put("docStatus", walk.Event == "T11" ? "entered-in-error" : OrderCodes.DocumentCompletion.Find(txa[17].Text)?.Code);
        document.Put("type", Codes.Concept(txa[2], "0270"));
        document["subject"] = patient.Reference;
        document.Put("date", walk.Instant(txa[6].HasValue ? txa[6] : txa[4]));
        foreach (var author in txa[9].Repetitions)
            document.AppendOnce("author", Practitioners.FromXcn(walk, author, txa.PlaceName)?.Reference);
        document.Put("authenticator", Practitioners.FromXcn(walk, (txa[22].HasValue ? txa[22] : txa[10]).Part(1), txa.PlaceName)?.Reference);
        AddRelation(walk, txa, entry);
        document.Put("description", txa[25].Text);
        if (Codes.Concept(txa[18], "0272", OrderCodes.DocumentConfidentiality) is { } label)
            document["securityLabel"] = new JsonArray(label);
        AddContext(walk, txa, document);
        entry.Defaults["content"] = new JsonArray(new JsonObject { ["attachment"] = Placeholder(walk, txa) });
    }

    private static Entry? Document(MessageWalk walk, Hl7Value number, string place)
    {
        var ei = new Ei(number);
        if (ei.Id is null)
            return null;
        var system = Identifiers.System(ei.Authority, null) ?? walk.LocalSystem;
        var entry = walk.Entries.ByIdentifier("DocumentReference", system, ei.Id, place, out var isNew);
        if (isNew)
            entry.Resource.Append("identifier", new JsonObject { ["system"] = system, ["value"] = ei.Id });
        return entry;
    }

    private static void AddRelation(MessageWalk walk, Segment txa, Entry entry)
    {
        if (Document(walk, txa[13], txa.PlaceName) is not { } parent || parent.Id == entry.Id)
            return;
        var replaces = walk.Event is "T09" or "T10";
        entry.Resource["relatesTo"] = new JsonArray(new JsonObject
        {
            ["code"] = replaces ? "replaces" : "appends",
            ["target"] = parent.Reference,
        });
        if (walk.Patient is { } patient)
            parent.Resource["subject"] = patient.Reference;
        if (replaces)
            parent.Resource["status"] = "superseded";
        else
            parent.Defaults["status"] = "current";
        parent.Defaults["content"] = new JsonArray(new JsonObject { ["attachment"] = FhirJson.Text("").WithTitle("Known by its number alone") });
    }

    private static JsonObject WithTitle(this JsonObject attachment, string title)
    {
        attachment.Remove("text");
        attachment["title"] = title;
        return attachment;
    }

    /// <summary>A notice without content (T01, T03…) still says what kind of file there is.</summary>
    private static JsonObject Placeholder(MessageWalk walk, Segment txa)
    {
        var attachment = new JsonObject();
        attachment.Put("contentType", Attachments.ContentType(txa[3].Text, null));
        attachment.Put("creation", walk.DateTime(txa[6]));
        attachment["title"] = txa[25].Text ?? txa[2][2].Text ?? txa[2][1].Text ?? "Document";
        return attachment;
    }

    private static void AddContext(MessageWalk walk, Segment txa, JsonObject document)
    {
        var context = new JsonObject();
        if (walk.Encounter is { } encounter)
            context["encounter"] = new JsonArray(encounter.Reference);
        if (walk.DateTime(txa[4]) is { } activity)
            context["period"] = new JsonObject { ["start"] = activity };
        if (walk.Order.Request is { } request)
            context["related"] = new JsonArray(request.Reference);
        foreach (var performer in txa[5].Repetitions)
            context.AppendOnce("related", Practitioners.FromXcn(walk, performer, txa.PlaceName)?.Reference);
        document.Put("context", context);
    }
}
