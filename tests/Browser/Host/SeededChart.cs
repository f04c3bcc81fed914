using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Browser.Host;

/// <summary>One invented chart, filed through the FHIR door as a transaction.</summary>
internal static class SeededChart
{
    private const string First =
        """
        PROGRESS NOTE

        Subjective:
        Feels better, no fever since yesterday.

        Assessment:
        Sepsis due to E. coli urinary tract infection, improving.
        Acute kidney injury, creatinine 1.9.

        Plan:
        Continue ceftriaxone.
        """;

    private const string Second =
        """
        PROGRESS NOTE

        Subjective:
        Feels well, walks in the corridor.

        Assessment:
        Sepsis due to E. coli urinary tract infection, resolved.
        Acute kidney injury, creatinine 1.4.

        Plan:
        Continue ceftriaxone.
        Discharge tomorrow.
        """;

    public static async Task FileAsync(HttpClient fhir)
    {
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = Entries() };
        var response = await fhir.PostAsync("", new StringContent(bundle.ToJsonString(), Encoding.UTF8, "application/fhir+json"));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
    }

    private static JsonArray Entries()
    {
        var entries = new JsonArray();
        Add(entries, Patient("okafor", "Okafor", "Adaeze", "female", "1961-04-09", "00418822", "617-555-0134"));
        Add(entries, Patient("lindqvist", "Lindqvist", "Björn", "male", "1948-12-01", "00418823", "617-555-0199"));
        Add(entries,
            """
            {"resourceType":"Encounter","id":"stay","status":"finished","class":{"code":"IMP"},"type":[{"text":"Inpatient stay"}],
             "subject":{"reference":"Patient/okafor"},"period":{"start":"2026-10-02T14:05:00Z","end":"2026-10-07T11:00:00Z"},
             "reasonCode":[{"text":"Fever and confusion"}]}
            """);
        Add(entries, Condition("sepsis", "Sepsis due to Escherichia coli", "A41.51", "active", "2026-10-02"));
        Add(entries, Condition("aki", "Acute kidney failure, unspecified", "N17.9", "resolved", "2026-10-02"));
        Add(entries, Condition("dm2", "Type 2 diabetes mellitus", "E11.9", "active", "2014-03"));
        Add(entries,
            """
            {"resourceType":"AllergyIntolerance","id":"penicillin","clinicalStatus":{"coding":[{"code":"active"}]},"criticality":"high",
             "code":{"text":"Penicillin"},"patient":{"reference":"Patient/okafor"},"recordedDate":"2009-05-01",
             "reaction":[{"manifestation":[{"text":"Anaphylaxis"}],"severity":"severe"}]}
            """);
        Add(entries,
            """
            {"resourceType":"MedicationRequest","id":"metformin","status":"active","intent":"order","authoredOn":"2025-02-01",
             "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"860975"}],"text":"Metformin 500 mg oral tablet"},
             "subject":{"reference":"Patient/okafor"},"requester":{"display":"Ruiz, Elena MD"},"dosageInstruction":[{"text":"1 tablet twice a day with meals"}]}
            """);
        Add(entries,
            """
            {"resourceType":"Immunization","id":"flu","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"140"}],"text":"Influenza, seasonal"},
             "patient":{"reference":"Patient/okafor"},"occurrenceDateTime":"2025-10-10","lotNumber":"X123"}
            """);
        Add(entries,
            """
            {"resourceType":"CareTeam","id":"team","status":"active","subject":{"reference":"Patient/okafor"},
             "participant":[{"role":[{"text":"Attending"}],"member":{"display":"Ruiz, Elena MD"}},{"role":[{"text":"Case manager"}],"member":{"display":"Chen, Wei RN"}}]}
            """);
        string[] values = ["1.0", "1.9", "2.4", "1.9", "1.4"];
        for (var day = 0; day < values.Length; day++)
            Add(entries, Creatinine(day, values[day]));
        Add(entries, Note("note1", "2026-10-04T09:00:00Z", "Progress note", First));
        Add(entries, Note("note2", "2026-10-05T09:00:00Z", "Progress note", Second));
        Add(entries, Note("discharge", "2026-10-07T10:00:00Z", "Discharge summary", "HOSPITAL COURSE\nAdmitted with septic shock. Treated with ceftriaxone.\n\nDISPOSITION\nHome."));
        Add(entries,
            """
            {"resourceType":"Provenance","id":"source","target":[{"reference":"DocumentReference/discharge",
              "extension":[{"url":"https://chartroom.example/fhir/StructureDefinition/place","valueString":"OBX-5"}]}],
             "recorded":"2026-10-07T10:02:00Z","activity":{"text":"Created"},
             "agent":[{"who":{"display":"Transcription interface"}}],
             "entity":[{"role":"source","what":{"display":"HL7 v2 MDM^T02"}}]}
            """);
        return entries;
    }

    private static void Add(JsonArray entries, string resource)
    {
        var parsed = JsonNode.Parse(resource)!;
        var address = $"{parsed["resourceType"]}/{parsed["id"]}";
        entries.Add(new JsonObject { ["resource"] = parsed, ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = address } });
    }

    private static string Patient(string id, string family, string given, string gender, string born, string mrn, string phone) =>
        $$"""
        {"resourceType":"Patient","id":"{{id}}","name":[{"family":"{{family}}","given":["{{given}}"]}],"gender":"{{gender}}","birthDate":"{{born}}",
         "identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"{{mrn}}"}],"telecom":[{"system":"phone","value":"{{phone}}"}],
         "address":[{"city":"Springfield","state":"MA"}]}
        """;

    private static string Condition(string id, string text, string code, string status, string onset) =>
        $$$"""
        {"resourceType":"Condition","id":"{{{id}}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"{{{status}}}"}]},
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"{{{code}}}"}],"text":"{{{text}}}"},
         "subject":{"reference":"Patient/okafor"},"onsetDateTime":"{{{onset}}}","encounter":{"reference":"Encounter/stay"}}
        """;

    private static string Creatinine(int day, string value) =>
        $$$"""
        {"resourceType":"Observation","id":"crea{{{day}}}","status":"final","category":[{"coding":[{"code":"laboratory"}]}],
         "code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}],"text":"Creatinine"},"subject":{"reference":"Patient/okafor"},
         "effectiveDateTime":"2026-10-0{{{day + 2}}}T06:00:00Z","valueQuantity":{"value":{{{value}}},"unit":"mg/dL"},
         "referenceRange":[{"low":{"value":0.6},"high":{"value":1.3}}]}
        """;

    private static string Note(string id, string at, string type, string text) =>
        $$$"""
        {"resourceType":"DocumentReference","id":"{{{id}}}","status":"current","docStatus":"final","type":{"text":"{{{type}}}"},
         "subject":{"reference":"Patient/okafor"},"date":"{{{at}}}","author":[{"display":"Ruiz, Elena MD"}],
         "content":[{"attachment":{"contentType":"text/plain","data":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}}"}}],
         "context":{"encounter":[{"reference":"Encounter/stay"}]}}
        """;
}
