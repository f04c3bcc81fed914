using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// MSH, SFT, EVN and MSA as MessageHeader, Provenance and Device; only when the whole message is converted, since a record keeps
/// the message itself. Source: HL7 v2-to-FHIR MSH[MessageHeader], MSH[Provenance-Source], SFT[Device], SFT[MessageHeader], EVN[Provenance], MSA[MessageHeader].
/// </summary>
internal static class HeaderSegments
{
    public static void MapMsh(MessageWalk walk, Segment msh)
    {
        if (!walk.Context.Whole)
            return;
        var place = msh.PlaceName;
        walk.Header = walk.Entries.ById("MessageHeader", walk.Identity, place, out _);
        var header = walk.Header.Resource;
        if (msh[11].Text is { } processing)
            header["meta"] = new JsonObject { ["tag"] = new JsonArray(FhirJson.Coding(V2.Table("0103"), processing)) };
        header.Put("language", msh[19].Text);
        header["eventCoding"] = FhirJson.Coding(V2.Table("0003"), walk.Event, msh[9].Whole);
        header["source"] = Source(msh);
        AddDestination(walk, msh, header);
        var sender = Organizations.FromHd(walk, new Hd(msh[4]), place);
        if (sender is not null && msh[17].Text is { } country)
            sender.Resource["address"] = new JsonArray(new JsonObject { ["country"] = country });
        header.Put("sender", sender?.Reference);
        header.Put("responsible", Organizations.FromXon(walk, msh[22], place)?.Reference);
        AddSourceProvenance(walk, msh, sender);
    }

    public static void MapSft(MessageWalk walk, Segment sft)
    {
        if (walk.Header is null)
            return;
        var source = (JsonObject)walk.Header.Resource["source"]!;
        source.Put("software", sft[3].Text);
        source.Put("version", sft[2].Text);
        var device = walk.Entries.ByNature("Device", $"software|{sft[1].Whole}|{sft[2].Text}|{sft[3].Text}|{sft[4].Text}", sft.PlaceName, out var isNew);
        if (!isNew)
            return;
        device.Resource.Put("manufacturer", sft[1][1].Text);
        device.Resource.Put("modelNumber", sft[4].Text);
        if (sft[3].Text is { } product)
            device.Resource.Append("deviceName", new JsonObject { ["name"] = product, ["type"] = "manufacturer-name" });
        if (sft[2].Text is { } version)
            device.Resource.Append("version", new JsonObject { ["value"] = version });
        if (sft[5].Text is { } about)
            device.Resource.Append("note", FhirJson.Text(about));
        Organizations.FromXon(walk, sft[1], sft.PlaceName);
    }

    public static void MapEvn(MessageWalk walk, Segment evn)
    {
        if (walk.Header is null)
            return;
        var provenance = walk.Entries.ById("Provenance", "event|" + walk.Identity, evn.PlaceName, out _).Resource;
        provenance["target"] = new JsonArray(walk.Header.Reference);
        provenance.Put("occurredDateTime", walk.DateTime(evn[6]));
        provenance.Put("recorded", walk.Instant(evn[2]) ?? walk.Instant(walk.Message.Header[7]));
        provenance["activity"] = FhirJson.Text($"event - {walk.Message.Type}^{walk.Event}");
        provenance.Append("reason", Codes.Concept(evn[4], "0062"));
        provenance.Put("location", Locations.FromHd(walk, new Hd(evn[7]), evn.PlaceName)?.Reference);
        foreach (var operatorName in evn[5].Repetitions)
            AddAgent(provenance, Practitioners.FromXcn(walk, operatorName, evn.PlaceName), "enterer");
        if (provenance["agent"] is null)
            AddAgent(provenance, Organizations.FromHd(walk, new Hd(walk.Message.Header[4])), "author");
    }

    public static void MapMsa(MessageWalk walk, Segment msa)
    {
        if (walk.Header is null || msa[2].Text is not { } answered)
            return;
        walk.Header.Resource["response"] = new JsonObject
        {
            ["identifier"] = answered,
            ["code"] = msa[1].Text switch { "AA" or "CA" => "ok", "AE" or "CE" => "transient-error", _ => "fatal-error" },
        };
    }

    /// <summary>MessageHeader.focus: what the message is about.</summary>
    public static void Finish(MessageWalk walk)
    {
        if (walk.Header is null)
            return;
        foreach (var entry in walk.Entries.All.Where(e => !e.Referenced && e.Type is "Patient" or "Encounter" or "DiagnosticReport" or "Immunization"))
            walk.Header.Resource.Append("focus", entry.Reference);
    }

    public static void AddAgent(JsonObject provenance, Entry? who, string type)
    {
        if (who is null)
            return;
        provenance.Append("agent", new JsonObject
        {
            ["type"] = FhirJson.Concept(V2.ProvenanceParticipant, type),
            ["who"] = who.Reference,
        });
    }

    private static JsonObject Source(Segment msh)
    {
        var hd = msh[24].HasValue ? new Hd(msh[24]) : new Hd(msh[3]);
        var source = new JsonObject();
        source.Put("name", hd.Namespace ?? msh[3].Text);
        source["endpoint"] = Identifiers.System(hd, null) ?? "urn:id:unknown";
        return source;
    }

    private static void AddDestination(MessageWalk walk, Segment msh, JsonObject header)
    {
        var hd = msh[25].HasValue ? new Hd(msh[25]) : new Hd(msh[5]);
        var receiver = msh[23].HasValue
            ? Organizations.FromXon(walk, msh[23], msh.PlaceName) : Organizations.FromHd(walk, new Hd(msh[6]), msh.PlaceName);
        if (!hd.Exists && receiver is null)
            return;
        var destination = new JsonObject();
        destination.Put("name", hd.Namespace ?? msh[5].Text);
        destination["endpoint"] = Identifiers.System(hd, null) ?? "urn:id:unknown";
        destination.Put("receiver", receiver?.Reference);
        header["destination"] = new JsonArray(destination);
    }

    private static void AddSourceProvenance(MessageWalk walk, Segment msh, Entry? sender)
    {
        var entry = walk.Entries.ById("Provenance", "source|" + walk.Identity, msh.PlaceName, out _);
        var provenance = entry.Resource;
        provenance["target"] = new JsonArray(walk.Header!.Reference);
        provenance.Put("occurredDateTime", walk.DateTime(msh[7]));
        provenance.Put("recorded", walk.Instant(msh[7]));
        provenance["activity"] = FhirJson.Text("message - " + (msh[9].Whole ?? ""));
        AddAgent(provenance, Organizations.FromXon(walk, msh[22], msh.PlaceName) ?? sender, "author");
        if (new Hd(msh[3]) is { Exists: true } application)
        {
            var device = walk.Entries.ByNature("Device", "application|" + Identifiers.System(application, null), msh.PlaceName, out var isNew);
            device.Referenced = true;
            if (isNew)
            {
                device.Resource.Append("identifier", new JsonObject { ["value"] = application.Namespace ?? application.UniversalId });
                device.Resource["deviceName"] = new JsonArray(
                    new JsonObject { ["name"] = application.Namespace ?? application.UniversalId, ["type"] = "user-friendly-name" });
            }
            provenance["entity"] = new JsonArray(new JsonObject { ["role"] = "source", ["what"] = device.Reference });
        }
    }
}
