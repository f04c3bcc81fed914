using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// FT1 as ChargeItem. HL7 has no map for FT1; the elements are those of the same meaning.
/// Source: HL7 v2.5.1 §6.5.1; FHIR R4 ChargeItem.
/// </summary>
internal static class Ft1Segment
{
    public static void Map(MessageWalk walk, Segment ft1)
    {
        if (walk.Patient is not { } patient)
            return;
        var nature = ft1[2].HasValue
            ? $"transaction|{walk.LocalSystem}|{ft1[2].Text}"
            : walk.OfPatient("charge", walk.Encounter?.FullUrl, ft1[4].Text, ft1[7][1].Text, ft1[25][1].Text, ft1[1].Text);
        var entry = walk.Entries.ByNature("ChargeItem", nature, ft1.PlaceName, out _);
        walk.NoteTarget = entry;
        var charge = entry.Resource;
        if (ft1[2].Text is { } number)
            charge.Append("identifier", new JsonObject { ["system"] = walk.LocalSystem, ["value"] = number });
        charge["status"] = ft1[6].Text is "CR" or "CD" ? "aborted" : "billable";
        charge["code"] = Codes.Concept(ft1[25], "0088") ?? Codes.Concept(ft1[7], "0132") ?? FhirJson.Text("not stated");
        if (ft1[25].HasValue && Codes.Concept(ft1[7], "0132") is { } service)
            charge.Extend("http://hl7.org/fhir/StructureDefinition/alternate-codes", "valueCodeableConcept", service);
        charge["subject"] = patient.Reference;
        if (walk.Encounter is { } visit)
            charge["context"] = visit.Reference;
        AddTime(walk, ft1, charge);
        foreach (var person in ft1[20].Repetitions)
            AddPerformer(walk, ft1, charge, person);
        charge.Put("enterer", Practitioners.FromXcn(walk, ft1[24].Part(1), ft1.PlaceName)?.Reference);
        charge.Put("costCenter", Organizations.FromCode(walk, ft1[13], ft1.PlaceName)?.Reference);
        charge.Put("quantity", Quantities.Of(ft1[10], default));
        charge.Put("priceOverride", Money(ft1[11]) ?? Money(ft1[12]));
        charge.Put("enteredDate", walk.DateTime(ft1[5]));
        foreach (var reason in ft1[19].Repetitions)
            charge.Append("reason", Codes.Concept(reason));
        if (walk.Account is { } account)
            charge["account"] = new JsonArray(account.Reference);
        AddProcedure(walk, ft1, patient);
    }

    private static void AddTime(MessageWalk walk, Segment ft1, JsonObject charge)
    {
        if (ft1[4][2].HasValue)
            charge.Put("occurrencePeriod", Periods.FromRange(walk, ft1[4]));
        else
            charge.Put("occurrenceDateTime", walk.DateTime(ft1[4]));
    }

    private static void AddPerformer(MessageWalk walk, Segment ft1, JsonObject charge, Hl7Value person)
    {
        if (Practitioners.FromXcn(walk, person, ft1.PlaceName) is { } who)
            charge.Append("performer", new JsonObject { ["actor"] = who.Reference });
    }

    /// <summary>CP: amount and currency; dollars when none is said. Source: HL7 v2.5.1 §2.A.10 CP, §2.A.41 MO.</summary>
    private static JsonObject? Money(Hl7Value value)
    {
        if (FhirJson.Decimal(value[1]) is not { } amount)
            return null;
        return new JsonObject { ["value"] = amount, ["currency"] = value[1][2].Text ?? "USD" };
    }

    /// <summary>A coded procedure that is charged has been done.</summary>
    private static void AddProcedure(MessageWalk walk, Segment ft1, Entry patient)
    {
        if (Codes.Concept(ft1[25], "0088") is not { } code || ft1[6].Text is "CR" or "CD")
            return;
        var entry = walk.Entries.ByNature(
            "Procedure", walk.OfPatient("procedure", walk.Encounter?.FullUrl, ft1[25][1].Text, ft1[4].Text, null), ft1.PlaceName, out var isNew);
        if (!isNew)
            return;
        entry.Resource["status"] = "completed";
        entry.Resource["code"] = code;
        entry.Resource["subject"] = patient.Reference;
        entry.Resource.Put("performedDateTime", walk.DateTime(ft1[4]));
        if (walk.Encounter is { } visit)
            entry.Resource["encounter"] = visit.Reference;
    }
}
