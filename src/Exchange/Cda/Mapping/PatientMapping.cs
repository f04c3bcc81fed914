using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>
/// <c>recordTarget</c> to a US Core Patient.
/// Source: C-CDA on FHIR §Patient; US Core Patient profile (race, ethnicity, birth sex).
/// </summary>
internal static class PatientMapping
{
    private const string Core = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private const string Race = "urn:oid:2.16.840.1.113883.6.238";

    private static readonly string[] OmbRaces = ["1002-5", "2028-9", "2054-5", "2076-8", "2106-3"];
    private static readonly string[] OmbEthnicities = ["2135-2", "2186-5"];

    public static BundleEntry Map(MappingScope scope, CdaElement role)
    {
        var patient = role.Child("patient") ?? role.Child("patientPatient");
        var (values, ids) = (scope.Values, role.Children("id").ToList());
        var resource = JsonParts.Object(
            ("resourceType", "Patient"),
            ("extension", Extensions(patient)),
            ("identifier", JsonParts.Array(ids.Select(Identifiers.Of))),
            ("name", Names.Humans(patient, values)),
            ("telecom", Names.Telecoms(role)),
            ("gender", Gender(patient?.Child("administrativeGenderCode"))),
            ("birthDate", CdaValues.Date(patient?.Child("birthTime"))),
            ("address", Names.Addresses(role, values)),
            ("maritalStatus", Marital(scope, patient?.Child("maritalStatusCode"))),
            ("contact", JsonParts.Array(patient?.Children("guardian").Select(g => Guardian(scope, g)) ?? [])),
            ("communication", JsonParts.Array(patient?.Children("languageCommunication").Select(Language) ?? [])));
        BirthTime(values, patient?.Child("birthTime"), resource);
        Deceased(scope, patient, resource);
        if (patient?.Child("sdtc:multipleBirthInd")?["value"] is "true" or "false")
            resource["multipleBirthBoolean"] = patient.Child("sdtc:multipleBirthInd")!["value"] == "true";
        var entry = scope.Bundle.AddShared(resource, role, Ordered(ids), Description(resource, ids));
        scope.Bundle.PatientKey = (string)entry.Request["url"]! is var url && url.Contains('?') ? url : entry.FullUrl;
        entry.Resource.Put("managingOrganization", Parties.Organization(scope, role.Child("providerOrganization"))?.Reference());
        return entry;
    }

    /// <summary>A patient of whom a fragment says nothing: entries still need someone to be about.</summary>
    public static BundleEntry Unknown(MappingScope scope) =>
        scope.Bundle.AddShared(
            JsonParts.Object(("resourceType", "Patient"), ("active", true), ("name", JsonParts.Array(JsonParts.Absent("unknown")))),
            scope.Document.Root, [], "unknown|" + scope.Bundle.PatientKey);

    public static string? Gender(CdaElement? code) => code is null ? null : code["code"] switch
    {
        "M" => "male",
        "F" => "female",
        "UN" or "O" => "other",
        "UNK" or "U" => "unknown",
        _ => code["nullFlavor"] == "OTH" ? "other" : code.IsNull ? "unknown" : null,
    };

    /// <summary>The US Core birth sex extension, said once. Source: US Core birthsex; C-CDA R2.1 companion, Birth Sex Observation.</summary>
    public static void PutBirthSex(BundleEntry patient, string? code)
    {
        if (code is not ("M" or "F" or "UNK" or "ASKU" or "OTH"))
            return;
        var known = patient.Resource["extension"]?.AsArray().Any(e => (string?)e!["url"] == Core + "us-core-birthsex") == true;
        if (!known)
            patient.Resource.Append("extension", JsonParts.Object(("url", Core + "us-core-birthsex"), ("valueCode", code)));
    }

    private static IReadOnlyList<CdaElement> Ordered(List<CdaElement> ids) =>
        [.. ids.OrderBy(i => i["extension"] is null ? 2 : i["root"] == "2.16.840.1.113883.4.1" ? 1 : 0)];

    private static string Description(JsonObject patient, List<CdaElement> ids) =>
        string.Join('|', patient["name"]?.ToJsonString(), (string?)patient["birthDate"], ids.Count == 0 ? "" : Identifiers.Key(ids[0]));

    private static void BirthTime(CdaValues values, CdaElement? time, JsonObject resource)
    {
        if (CdaTime.TryParse(time?["value"], out var t) && t.Precision >= TimePrecision.Minute && values.DateTime(time) is { Length: > 10 } instant)
        {
            resource["_birthDate"] = JsonParts.Object(("extension", JsonParts.Array(JsonParts.Object(
                ("url", "http://hl7.org/fhir/StructureDefinition/patient-birthTime"), ("valueDateTime", instant)))));
        }
    }

    private static void Deceased(MappingScope scope, CdaElement? patient, JsonObject resource)
    {
        if (scope.Values.DateTime(patient?.Child("sdtc:deceasedTime")) is { } time)
            resource["deceasedDateTime"] = time;
        else if (patient?.Child("sdtc:deceasedInd")?["value"] is "true" or "false")
            resource["deceasedBoolean"] = patient.Child("sdtc:deceasedInd")!["value"] == "true";
    }

    private static JsonObject? Marital(MappingScope scope, CdaElement? code)
    {
        if (code?.IsNull == true)
            return JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "UNK", "unknown");
        var concept = scope.Values.Concept(code);
        // Common law has no code of its own in the FHIR binding. Source: C-CDA on FHIR, CF_MaritalStatus.
        foreach (var coding in concept?["coding"]?.AsArray() ?? [])
        {
            if ((string?)coding!["code"] == "C" && ((string?)coding["system"])?.EndsWith("v3-MaritalStatus", StringComparison.Ordinal) == true)
                (coding["code"], coding["display"]) = ("T", "Domestic partner");
        }
        return concept;
    }

    private static JsonArray? Extensions(CdaElement? patient)
    {
        if (patient is null)
            return null;
        var races = patient.Children("raceCode").Concat(patient.Children("sdtc:raceCode"));
        var ethnicities = patient.Children("ethnicGroupCode").Concat(patient.Children("sdtc:ethnicGroupCode"));
        return JsonParts.Array([
            Category("us-core-race", races, OmbRaces, 5),
            Category("us-core-ethnicity", ethnicities, OmbEthnicities, 1),
            Religion(patient.Child("religiousAffiliationCode")),
            BirthPlace(patient.At("birthplace", "place", "addr")),
        ]);
    }

    private static JsonObject? Category(string name, IEnumerable<CdaElement> codes, string[] omb, int most)
    {
        var (parts, texts) = (new JsonArray(), new List<string>());
        var categories = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (code["code"] is not { } value)
            {
                if (code["nullFlavor"] is "UNK" or "ASKU" && categories == 0 && seen.Add(code["nullFlavor"]!))
                {
                    var asked = code["nullFlavor"] == "ASKU";
                    parts.Add(Part("ombCategory", JsonParts.Coding("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", asked ? "ASKU" : "UNK")));
                    texts.Add(asked ? "asked but unknown" : "unknown");
                    categories++;
                }
                continue;
            }
            if (!seen.Add(value) || CodeSystems.Uri(code["codeSystem"], code["codeSystemName"]) is { } system && system != Race)
                continue;
            var category = Array.IndexOf(omb, value) >= 0 && categories++ < most;
            parts.Add(Part(category ? "ombCategory" : "detailed", JsonParts.Coding(Race, value, code["displayName"])));
            texts.Add(code["displayName"] ?? value);
        }
        if (parts.Count == 0)
            return null;
        parts.Add(JsonParts.Object(("url", "text"), ("valueString", string.Join(", ", texts))));
        return JsonParts.Object(("extension", parts), ("url", Core + name));
    }

    private static JsonObject Part(string url, JsonObject coding) => JsonParts.Object(("url", url), ("valueCoding", coding));

    private static JsonObject? Religion(CdaElement? code) =>
        CdaValues.Coding(code) is { } coding
            ? JsonParts.Object(("url", "http://hl7.org/fhir/StructureDefinition/patient-religion"), ("valueCodeableConcept", JsonParts.Object(("coding", JsonParts.Array(coding)))))
            : null;

    private static JsonObject? BirthPlace(CdaElement? address)
    {
        string[] parts = ["city", "state", "postalCode", "country"];
        var built = new JsonObject();
        foreach (var part in parts)
        {
            built.Put(part, address?.Child(part)?.Text);
        }
        return built.Count == 0
            ? null
            : JsonParts.Object(("url", "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"), ("valueAddress", built));
    }

    private static JsonObject? Guardian(MappingScope scope, CdaElement guardian)
    {
        var person = guardian.Child("guardianPerson")?.Child("name");
        var contact = JsonParts.Object(
            ("name", Names.Human(person, scope.Values)),
            ("telecom", Names.Telecoms(guardian)),
            ("address", Names.Address(guardian.Child("addr"), scope.Values)),
            ("organization", Parties.Organization(scope, guardian.Child("guardianOrganization"))?.Reference()));
        if (contact.Count == 0)
            return null;
        var relations = new JsonArray();
        if (scope.Values.Concept(guardian.Child("code")) is { } own)
            relations.Add(own);
        if (guardian.Child("code")?["code"] != "GUARD")
            relations.Add(JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GUARD", "guardian"));
        return contact.Put("relationship", relations);
    }

    private static JsonObject? Language(CdaElement communication)
    {
        if (communication.Child("languageCode")?["code"] is not { } code)
            return null;
        var language = JsonParts.Object(("language", JsonParts.Concept("urn:ietf:bcp:47", Tag(code))));
        if (communication.Child("preferenceInd")?["value"] is "true" or "false")
            language["preferred"] = communication.Child("preferenceInd")!["value"] == "true";
        return language;
    }

    /// <summary>ISO 639-2 codes of three letters become the two-letter ones that BCP 47 asks for.</summary>
    private static string Tag(string code) => code.ToLowerInvariant() switch
    {
        "eng" => "en",
        "spa" => "es",
        "fre" or "fra" => "fr",
        "ger" or "deu" => "de",
        "chi" or "zho" => "zh",
        "vie" => "vi",
        "rus" => "ru",
        "kor" => "ko",
        "ara" => "ar",
        "por" => "pt",
        "ita" => "it",
        "jpn" => "ja",
        "hin" => "hi",
        "pol" => "pl",
        _ => code,
    };
}
