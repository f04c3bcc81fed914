using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Cda.Writing;

/// <summary>The sections of a CCD: for each a narrative table, and an entry for each row that refers to it.</summary>
internal sealed class CcdSections(CdaXml xml, IReadOnlyList<JsonObject> resources, CcdHeader header)
{
    private const string Loinc = "2.16.840.1.113883.6.1";
    private const string S = "2.16.840.1.113883.10.20.22.2.";
    private readonly CcdEntries entries = new(xml, header);

    public void Write()
    {
        Section(
            new(S + "6.1", "2015-08-01", "48765-2", "Allergies"), Of("AllergyIntolerance").ToList(), ["Substance", "Reaction", "Status", "Since"],
            r => [CdaXml.Display(r["code"]), CdaXml.Display(r["reaction"]?[0]?["manifestation"]?[0]), Status(r["clinicalStatus"]), Text(r, "onsetDateTime")],
            entries.Allergy);
        Section(
            new(S + "1.1", "2014-06-09", "10160-0", "Medications"), Of("MedicationRequest").Concat(Of("MedicationStatement")).ToList(), ["Medication", "Instructions", "Status", "From"],
            r => [CdaXml.Display(r["medicationCodeableConcept"]), (string?)Dosage(r)?["text"] ?? "", Text(r, "status"), Start(r)],
            entries.Medication);
        Section(
            new(S + "5.1", "2015-08-01", "11450-4", "Problems"), Of("Condition").ToList(), ["Problem", "Status", "Since", "Until"],
            r => [CdaXml.Display(r["code"]), Status(r["clinicalStatus"]), Text(r, "onsetDateTime"), Text(r, "abatementDateTime")],
            entries.Problem);
        Section(
            new(S + "7.1", "2014-06-09", "47519-4", "Procedures"), Of("Procedure").ToList(), ["Procedure", "Status", "Date"],
            r => [CdaXml.Display(r["code"]), Text(r, "status"), CcdEntries.When(r, "performed")],
            entries.Procedure);
        Section(
            new(S + "3.1", "2015-08-01", "30954-2", "Results"), Observations("laboratory", "imaging"), ["Test", "Value", "Date"],
            r => [CdaXml.Display(r["code"]), Value(r), CcdEntries.When(r, "effective")],
            entries.Result);
        Section(
            new(S + "4.1", "2015-08-01", "8716-3", "Vital Signs"), Observations("vital-signs"), ["Sign", "Value", "Date"],
            r => [CdaXml.Display(r["code"]), Value(r), CcdEntries.When(r, "effective")],
            entries.VitalSign);
        Section(
            new(S + "2.1", "2015-08-01", "11369-6", "Immunizations"), Of("Immunization").ToList(), ["Vaccine", "Status", "Date"],
            r => [CdaXml.Display(r["vaccineCode"]), Text(r, "status"), CcdEntries.When(r, "occurrence")],
            entries.Immunization);
        Section(
            new(S + "17", "2015-08-01", "29762-2", "Social History"), Observations("social-history"), ["Finding", "Value", "Date"],
            r => [CdaXml.Display(r["code"]), Value(r), CcdEntries.When(r, "effective")],
            entries.SocialHistory);
        Section(
            new(S + "22.1", "2015-08-01", "46240-8", "Encounters"), Of("Encounter").ToList(), ["Encounter", "From", "Until"],
            r => [CdaXml.Display(r["type"]?[0]), (string?)r["period"]?["start"] ?? "", (string?)r["period"]?["end"] ?? ""],
            entries.Encounter);
    }

    private void Section(SectionForm form, List<JsonObject> told, string[] columns, Func<JsonObject, string[]> row, Action<JsonObject, string> entry)
    {
        xml.Open("component");
        xml.Open("section", ("nullFlavor", told.Count == 0 ? "NI" : null));
        xml.Template(form.Template, form.Version);
        xml.Code("code", form.Code, Loinc);
        xml.Text("title", form.Title);
        xml.Open("text");
        if (told.Count == 0)
            xml.Text("paragraph", "No information.");
        else
            Table(form, told, columns, row);
        xml.Close();
        for (var i = 0; i < told.Count; i++)
        {
            xml.Open("entry", ("typeCode", "DRIV"));
            entry(told[i], $"#{form.Anchor}{i + 1}");
            xml.Close();
        }
        xml.Close();
        xml.Close();
    }

    private void Table(SectionForm form, List<JsonObject> told, string[] columns, Func<JsonObject, string[]> row)
    {
        xml.Open("table");
        xml.Open("thead");
        xml.Open("tr");
        foreach (var column in columns)
        {
            xml.Text("th", column);
        }
        xml.Close();
        xml.Close();
        xml.Open("tbody");
        for (var i = 0; i < told.Count; i++)
        {
            xml.Open("tr");
            var cells = row(told[i]);
            for (var c = 0; c < cells.Length; c++)
            {
                xml.Open("td", ("ID", c == 0 ? $"{form.Anchor}{i + 1}" : null));
                xml.Words(cells[c]);
                xml.Close();
            }
            xml.Close();
        }
        xml.Close();
        xml.Close();
    }

    private IEnumerable<JsonObject> Of(string type) => resources.Where(r => (string?)r["resourceType"] == type);

    private List<JsonObject> Observations(params string[] categories) =>
        [.. Of("Observation").Where(o => !o.ContainsKey("hasMember") && o["category"]?.AsArray()
            .Any(c => c!["coding"]?.AsArray().Any(g => categories.Contains((string?)g!["code"])) == true) == true)];

    private static JsonNode? Dosage(JsonObject request) => request["dosageInstruction"]?[0] ?? request["dosage"]?[0];

    private static string Start(JsonObject request) =>
        (string?)Dosage(request)?["timing"]?["repeat"]?["boundsPeriod"]?["start"] ?? (string?)request["authoredOn"] ?? CcdEntries.When(request, "effective");

    private static string Status(JsonNode? concept) => (string?)concept?["coding"]?[0]?["code"] ?? "";

    private static string Text(JsonObject resource, string member) => (string?)resource[member] ?? "";

    private static string Value(JsonObject observation)
    {
        if (observation["valueQuantity"] is { } quantity)
            return $"{(string?)quantity["comparator"]}{quantity["value"]?.ToJsonString()} {(string?)quantity["unit"]}".Trim();
        return observation["valueCodeableConcept"] is { } concept ? CdaXml.Display(concept)
            : observation["valueString"] is { } text ? text.GetValue<string>()
            : observation["valueInteger"]?.ToJsonString() ?? "";
    }

    private sealed record SectionForm(string Template, string Version, string Code, string Title)
    {
        public string Anchor => Title.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
