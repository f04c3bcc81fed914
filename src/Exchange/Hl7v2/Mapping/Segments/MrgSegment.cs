using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// MRG: which number goes up in which. A merge of patients makes the prior one inactive and replaced by the patient of PID, and that one
/// replaces it; a move of accounts or visits gives them to the patient of PID.
/// Source: HL7 v2.5.1 §3.4.9 MRG and §3.5.2 Merging patient information; HL7 v2-to-FHIR MRG[Account]; FHIR R4 Patient.link.
/// </summary>
internal static class MrgSegment
{
    public static void Map(MessageWalk walk, Segment mrg)
    {
        if (walk.Patient is not { } survivor)
            return;
        if (walk.Event is "A18" or "A30" or "A34" or "A36" or "A39" or "A40" or "A46" or "A47" or "A49" or "A51")
            Merge(walk, mrg, survivor);
        MoveAccount(walk, mrg, survivor);
        MoveVisit(walk, mrg, survivor);
    }

    private static void Merge(MessageWalk walk, Segment mrg, Entry survivor)
    {
        foreach (var repetition in mrg[1].Repetitions)
        {
            var prior = Prior(walk, mrg, repetition);
            if (prior is null || prior.Id == survivor.Id)
                continue;
            prior.Resource["active"] = false;
            prior.Resource["link"] = new JsonArray(new JsonObject { ["other"] = survivor.Reference, ["type"] = "replaced-by" });
            survivor.Resource.Append("link", new JsonObject { ["other"] = prior.Reference, ["type"] = "replaces" });
        }
    }

    private static Entry? Prior(MessageWalk walk, Segment mrg, Hl7Value number)
    {
        var cx = new Cx(number);
        if (cx.Id is null)
            return null;
        var system = Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem;
        var prior = walk.Entries.ByIdentifier("Patient", system, cx.Id, mrg.PlaceName, out var isNew);
        if (!isNew)
            return prior;
        var identifier = Identifiers.FromCx(walk, number)!;
        identifier.TryAdd("system", system);
        prior.Resource.Append("identifier", identifier);
        walk.FillAll(prior.Resource, "name", mrg[7], v => Names.FromXpn(walk, v));
        return prior;
    }

    private static void MoveAccount(MessageWalk walk, Segment mrg, Entry survivor)
    {
        if (new Cx(mrg[3]) is not { Id: { } number } cx)
            return;
        var system = Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem;
        var account = walk.Entries.ByIdentifier("Account", system, number, mrg.PlaceName, out var isNew);
        if (!isNew)
            return;
        var identifier = Identifiers.FromCx(walk, mrg[3])!;
        identifier.TryAdd("system", system);
        account.Resource.Append("identifier", identifier);
        account.Resource["subject"] = new JsonArray(survivor.Reference);
        if (walk.Event is "A35" or "A36" or "A41" or "A18")
            account.Resource["status"] = "inactive";
        else
            account.Defaults["status"] = "unknown";
        if (account.Resource["status"] is not null && walk.Account is { } kept && kept.Id != account.Id)
            account.Resource["partOf"] = kept.Reference;
    }

    private static void MoveVisit(MessageWalk walk, Segment mrg, Entry survivor)
    {
        foreach (var repetition in mrg[5].Repetitions)
        {
            var cx = new Cx(repetition);
            if (cx.Id is null)
                continue;
            var system = Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem;
            var visit = walk.Entries.ByIdentifier("Encounter", system, cx.Id, mrg.PlaceName, out var isNew);
            if (!isNew)
                continue;
            visit.Resource.Append("identifier", new JsonObject { ["type"] = Identifiers.Type("VN"), ["system"] = system, ["value"] = cx.Id });
            visit.Resource["subject"] = survivor.Reference;
            visit.Defaults["status"] = "unknown";
            visit.Defaults["class"] = FhirJson.Coding(Tables.V2.NullFlavor, "UNK", "unknown");
            // The visit that follows in PV1 is the same visit under its new number.
            if (walk.Event is "A42" or "A50" or "A51")
                visit.Resource["status"] = "entered-in-error";
        }
    }
}
