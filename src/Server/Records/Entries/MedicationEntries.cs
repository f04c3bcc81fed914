using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>Orders, statements and administrations of drugs. Source: FHIR R4 MedicationRequest, -Statement, -Administration.</summary>
internal static class MedicationEntries
{
    public static IEnumerable<ChartEntry> ReadRequest(Element root) =>
        [Entry(root, "MedicationRequest", "order", ChartTime.Of(root["authoredOn"u8]), ChartTime.None, Dosage(root["dosageInstruction"u8]), root["requester"u8].Referred())];

    public static IEnumerable<ChartEntry> ReadStatement(Element root)
    {
        var at = ChartTime.First(root["effectiveDateTime"u8], root["effectivePeriod"u8], root["dateAsserted"u8]);
        var ended = ChartTime.EndOf(root["effectivePeriod"u8]);
        return [Entry(root, "MedicationStatement", "statement", at, ended, Dosage(root["dosage"u8]), root["informationSource"u8].Referred())];
    }

    public static IEnumerable<ChartEntry> ReadAdministration(Element root)
    {
        var at = ChartTime.First(root["effectiveDateTime"u8], root["effectivePeriod"u8]);
        var dose = root["dosage"u8]["dose"u8].Quantity();
        return [Entry(root, "MedicationAdministration", "given", at, ChartTime.EndOf(root["effectivePeriod"u8]), dose, root["performer"u8][0]["actor"u8].Referred())];
    }

    private static ChartEntry Entry(Element root, string type, string kind, ChartTime at, ChartTime ended, string dose, string who)
    {
        var status = root["status"u8].Text ?? "";
        var active = status is "active" or "in-progress" or "intended" or "on-hold";
        var drug = root["medicationCodeableConcept"u8];
        var name = drug.Exists ? drug.Concept() : Named(root);
        return new ChartEntry(
            $"{type}/{root["id"u8].Text}", at.Text, at.Milliseconds, ended.Text, ended.Milliseconds, name, drug.CodeWithSystem(), dose,
            kind, status, status == "entered-in-error" ? Tone.Warning : active ? Tone.Info : Tone.Plain, who, active)
        {
            Encounter = root["encounter"u8].Exists ? root["encounter"u8].Target() : root["context"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }

    /// <summary>The drug by its reference: its display, or the name of a Medication that the resource carries within.</summary>
    private static string Named(Element root)
    {
        var reference = root["medicationReference"u8];
        if (reference.Referred() is { Length: > 0 } display)
            return display;
        foreach (var contained in root["contained"u8].Items)
        {
            if (contained["resourceType"u8].Is("Medication"u8) && reference.Target() == $"#{contained["id"u8].Text}")
                return contained["code"u8].Concept();
        }
        return reference.Target();
    }

    private static string Dosage(Element dosages)
    {
        var found = new List<string>();
        foreach (var dosage in dosages.Items)
        {
            if (dosage["text"u8].Text is { Length: > 0 } text)
            {
                found.Add(text);
                continue;
            }
            string[] parts =
            [
                dosage["doseAndRate"u8][0]["doseQuantity"u8].Quantity(), dosage["route"u8].Concept(), Timing(dosage["timing"u8]),
                dosage["asNeededBoolean"u8].Flag == true ? "as needed" : "",
            ];
            found.Add(string.Join(' ', parts.Where(p => p.Length > 0)));
        }
        return string.Join("; ", found.Where(f => f.Length > 0));
    }

    private static string Timing(Element timing)
    {
        if (timing["code"u8].Concept() is { Length: > 0 } code)
            return code;
        var repeat = timing["repeat"u8];
        if (repeat["period"u8].Text is not { } period)
            return "";
        var times = repeat["frequency"u8].Text ?? "1";
        return $"{times}× every {(period is "1" or "1.0" ? "" : Reading.Short(period) + " ")}{repeat["periodUnit"u8].Text}";
    }
}

/// <summary>Vaccinations. Source: FHIR R4 Immunization.</summary>
internal static class ImmunizationEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var at = ChartTime.First(root["occurrenceDateTime"u8], root["recorded"u8]);
        var status = root["status"u8].Text ?? "";
        string[] value = [root["doseQuantity"u8].Quantity(), root["site"u8].Concept(), Lot(root["lotNumber"u8]), root["statusReason"u8].Concept()];
        yield return new ChartEntry(
            $"Immunization/{root["id"u8].Text}", at.Text, at.Milliseconds, "", 0, root["vaccineCode"u8].Concept(),
            root["vaccineCode"u8].CodeWithSystem(), string.Join(", ", value.Where(v => v.Length > 0)),
            root["primarySource"u8].Flag == false ? "reported" : "given", status,
            status == "completed" ? Tone.Done : Tone.Warning, root["performer"u8][0]["actor"u8].Referred(), status == "completed")
        {
            Encounter = root["encounter"u8].Target(),
            Labels = Reading.Labels(root),
        };
    }

    private static string Lot(Element lot) => lot.Text is { Length: > 0 } text ? $"lot {text}" : "";
}
