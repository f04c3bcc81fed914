using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Cda.Writing;

/// <summary>One entry of a CCD for one resource. Source: C-CDA R2.1 vol. 2 §3 (entry-level templates).</summary>
internal sealed class CcdEntries(CdaXml xml, CcdHeader header)
{
    private const string E = "2.16.840.1.113883.10.20.22.4.";
    private const string Act = "2.16.840.1.113883.5.6";
    private const string ActCode = "2.16.840.1.113883.5.4";
    private const string Loinc = "2.16.840.1.113883.6.1";
    private const string Snomed = "2.16.840.1.113883.6.96";

    /// <summary>The time of a resource's choice <c>nameDateTime</c> or <c>namePeriod.start</c>; empty when it has none.</summary>
    public static string When(JsonObject resource, string name) =>
        (string?)resource[name + "DateTime"] ?? (string?)resource[name + "Period"]?["start"] ?? "";

    public void Allergy(JsonObject allergy, string anchor)
    {
        Concern(allergy, E + "30", () =>
        {
            xml.Open("observation", ("classCode", "OBS"), ("moodCode", "EVN"));
            xml.Template(E + "7", "2014-06-09");
            xml.Ids(allergy, header.CustodianOid);
            xml.Code("code", "ASSERTION", ActCode);
            Reference(anchor);
            xml.Code("statusCode", "completed");
            xml.Interval("effectiveTime", (string?)allergy["onsetDateTime"], null);
            Value(allergy["category"]?[0]?.GetValue<string>() switch
            {
                "food" => ("414285001", "Allergy to food"),
                "medication" => ("416098002", "Allergy to drug"),
                _ => ("419199007", "Allergy to substance"),
            });
            xml.Open("participant", ("typeCode", "CSM"));
            xml.Open("participantRole", ("classCode", "MANU"));
            xml.Open("playingEntity", ("classCode", "MMAT"));
            xml.Code("code", allergy["code"]);
            xml.Close();
            xml.Close();
            xml.Close();
            foreach (var reaction in allergy["reaction"]?.AsArray() ?? [])
            {
                Reaction(reaction!);
            }
            xml.Close();
        });
    }

    public void Problem(JsonObject condition, string anchor)
    {
        Concern(condition, E + "3", () =>
        {
            var refuted = (string?)condition["verificationStatus"]?["coding"]?[0]?["code"] == "refuted";
            xml.Open("observation", ("classCode", "OBS"), ("moodCode", "EVN"), ("negationInd", refuted ? "true" : null));
            xml.Template(E + "4", "2015-08-01");
            xml.Ids(condition, header.CustodianOid);
            xml.Open("code", ("code", "64572001"), ("codeSystem", Snomed), ("displayName", "Condition"));
            xml.Code("translation", "75323-6", Loinc, "Condition");
            xml.Close();
            Reference(anchor);
            xml.Code("statusCode", "completed");
            xml.Interval("effectiveTime", (string?)condition["onsetDateTime"] ?? (string?)condition["onsetPeriod"]?["start"], (string?)condition["abatementDateTime"]);
            xml.Code("value", condition["code"], "CD");
            xml.Close();
        });
    }

    public void Medication(JsonObject request, string anchor)
    {
        var mood = (string?)request["intent"] is "order" or "original-order" or "instance-order" ? "INT" : "EVN";
        xml.Open("substanceAdministration", ("classCode", "SBADM"), ("moodCode", mood), ("negationInd", request["doNotPerform"]?.GetValue<bool>() == true ? "true" : null));
        xml.Template(E + "16", "2014-06-09");
        xml.Ids(request, header.CustodianOid);
        Reference(anchor);
        xml.Code("statusCode", (string?)request["status"] switch { "active" => "active", "on-hold" => "suspended", "stopped" or "cancelled" => "aborted", _ => "completed" });
        var dosage = request["dosageInstruction"]?[0] ?? request["dosage"]?[0];
        var bounds = dosage?["timing"]?["repeat"]?["boundsPeriod"] ?? request["effectivePeriod"];
        xml.Open("effectiveTime", ("xsi:type", "IVL_TS"));
        TimeOf("low", (string?)bounds?["start"] ?? (string?)request["effectiveDateTime"] ?? (string?)request["authoredOn"]);
        TimeOf("high", (string?)bounds?["end"]);
        xml.Close();
        Period(dosage?["timing"]?["repeat"]);
        if (dosage?["route"] is { } route)
            xml.Code("routeCode", route);
        if (dosage?["doseAndRate"]?[0]?["doseQuantity"] is { } dose)
            xml.Quantity("doseQuantity", dose);
        Product(E + "23", "2014-06-09", request["medicationCodeableConcept"], null);
        xml.Close();
    }

    public void Immunization(JsonObject immunization, string anchor)
    {
        var given = (string?)immunization["status"] != "not-done";
        xml.Open("substanceAdministration", ("classCode", "SBADM"), ("moodCode", "EVN"), ("negationInd", given ? "false" : "true"));
        xml.Template(E + "52", "2015-08-01");
        xml.Ids(immunization, header.CustodianOid);
        Reference(anchor);
        xml.Code("statusCode", "completed");
        xml.Point("effectiveTime", When(immunization, "occurrence"));
        Product(E + "54", "2014-06-09", immunization["vaccineCode"], (string?)immunization["lotNumber"] ?? "");
        xml.Close();
    }

    public void Procedure(JsonObject procedure, string anchor)
    {
        xml.Open("procedure", ("classCode", "PROC"), ("moodCode", "EVN"), ("negationInd", (string?)procedure["status"] == "not-done" ? "true" : null));
        xml.Template(E + "14", "2014-06-09");
        xml.Ids(procedure, header.CustodianOid);
        xml.Code("code", procedure["code"]);
        Reference(anchor);
        xml.Code("statusCode", (string?)procedure["status"] switch { "completed" or "not-done" => "completed", "stopped" => "aborted", _ => "active" });
        xml.Point("effectiveTime", When(procedure, "performed"));
        xml.Close();
    }

    public void Encounter(JsonObject encounter, string anchor)
    {
        xml.Open("encounter", ("classCode", "ENC"), ("moodCode", "EVN"));
        xml.Template(E + "49", "2015-08-01");
        xml.Ids(encounter, header.CustodianOid);
        xml.Code("code", encounter["type"]?[0]);
        Reference(anchor);
        xml.Interval("effectiveTime", (string?)encounter["period"]?["start"], (string?)encounter["period"]?["end"]);
        xml.Close();
    }

    public void Result(JsonObject observation, string anchor) => Organized(observation, anchor, ("BATTERY", E + "1", E + "2"), null);

    public void VitalSign(JsonObject observation, string anchor) =>
        Organized(observation, anchor, ("CLUSTER", E + "26", E + "27"), ("46680005", "Vital signs"));

    public void SocialHistory(JsonObject observation, string anchor)
    {
        var smoking = (string?)observation["code"]?["coding"]?[0]?["code"] == "72166-2";
        Observation(observation, anchor, smoking ? E + "78" : E + "38", smoking ? "2014-06-09" : "2015-08-01");
    }

    private void Organized(JsonObject observation, string anchor, (string Class, string Organizer, string Observation) form, (string Code, string Display)? code)
    {
        xml.Open("organizer", ("classCode", form.Class), ("moodCode", "EVN"));
        xml.Template(form.Organizer, "2015-08-01");
        xml.Empty("id", ("root", header.CustodianOid), ("extension", $"organizer-{anchor[1..]}"));
        if (code is { } own)
            xml.Code("code", own.Code, Snomed, own.Display);
        else
            xml.Code("code", observation["code"]);
        xml.Code("statusCode", "completed");
        xml.Interval("effectiveTime", When(observation, "effective"), When(observation, "effective"));
        xml.Open("component");
        Observation(observation, anchor, form.Observation, form.Observation.EndsWith("27", StringComparison.Ordinal) ? "2014-06-09" : "2015-08-01");
        xml.Close();
        xml.Close();
    }

    private void Observation(JsonObject observation, string anchor, string template, string version)
    {
        xml.Open("observation", ("classCode", "OBS"), ("moodCode", "EVN"));
        xml.Template(template, version);
        xml.Ids(observation, header.CustodianOid);
        xml.Code("code", observation["code"]);
        Reference(anchor);
        xml.Code("statusCode", "completed");
        xml.Point("effectiveTime", When(observation, "effective"));
        if (observation["valueQuantity"] is { } quantity)
            xml.Quantity("value", quantity, "PQ");
        else if (observation["valueCodeableConcept"] is { } concept)
            xml.Code("value", concept, "CD");
        else if (observation["valueInteger"] is { } whole)
            xml.Empty("value", ("xsi:type", "INT"), ("value", whole.ToJsonString()));
        else if ((string?)observation["valueString"] is { } text)
            StringValue(text);
        else
            xml.Empty("value", ("xsi:type", "CD"), ("nullFlavor", "UNK"));
        if (observation["interpretation"]?[0] is { } meaning)
            xml.Code("interpretationCode", meaning);
        xml.Close();
    }

    private void StringValue(string text)
    {
        xml.Open("value", ("xsi:type", "ST"));
        xml.Words(text);
        xml.Close();
    }

    /// <summary>The concern act around an observation; it is closed when the resource is no longer active.</summary>
    private void Concern(JsonObject resource, string template, Action observation)
    {
        var active = (string?)resource["clinicalStatus"]?["coding"]?[0]?["code"] is "active" or "recurrence" or "relapse" or null;
        xml.Open("act", ("classCode", "ACT"), ("moodCode", "EVN"));
        xml.Template(template, "2015-08-01");
        xml.Empty("id", ("root", header.CustodianOid), ("extension", $"concern-{resource["resourceType"]}/{resource["id"]}"));
        xml.Code("code", "CONC", Act);
        xml.Code("statusCode", active ? "active" : "completed");
        xml.Interval("effectiveTime", (string?)resource["recordedDate"] ?? (string?)resource["onsetDateTime"], active ? null : (string?)resource["abatementDateTime"]);
        xml.Open("entryRelationship", ("typeCode", "SUBJ"));
        observation();
        xml.Close();
        xml.Close();
    }

    private void Reaction(JsonNode reaction)
    {
        xml.Open("entryRelationship", ("typeCode", "MFST"), ("inversionInd", "true"));
        xml.Open("observation", ("classCode", "OBS"), ("moodCode", "EVN"));
        xml.Template(E + "9", "2014-06-09");
        xml.Empty("id", ("nullFlavor", "NI"));
        xml.Code("code", "ASSERTION", ActCode);
        xml.Code("statusCode", "completed");
        xml.Code("value", reaction["manifestation"]?[0], "CD");
        var severity = (string?)reaction["severity"] switch
        {
            "mild" => ("255604002", "Mild"),
            "moderate" => ("6736007", "Moderate"),
            "severe" => ("24484000", "Severe"),
            _ => default,
        };
        if (severity.Item1 is not null)
        {
            xml.Open("entryRelationship", ("typeCode", "SUBJ"), ("inversionInd", "true"));
            xml.Open("observation", ("classCode", "OBS"), ("moodCode", "EVN"));
            xml.Template(E + "8", "2014-06-09");
            xml.Code("code", "SEV", ActCode);
            xml.Code("statusCode", "completed");
            Value(severity);
            xml.Close();
            xml.Close();
        }
        xml.Close();
        xml.Close();
    }

    private void Period(JsonNode? repeat)
    {
        if (repeat?["period"] is not { } period || (string?)repeat["periodUnit"] is not { } unit)
            return;
        xml.Open("effectiveTime", ("xsi:type", "PIVL_TS"), ("operator", "A"));
        xml.Empty("period", ("value", period.ToJsonString()), ("unit", unit));
        xml.Close();
    }

    private void Product(string template, string version, JsonNode? concept, string? lot)
    {
        xml.Open("consumable");
        xml.Open("manufacturedProduct", ("classCode", "MANU"));
        xml.Template(template, version);
        xml.Open("manufacturedMaterial");
        xml.Code("code", concept);
        if (lot is { Length: > 0 })
            xml.Text("lotNumberText", lot);
        else if (lot is not null)
            xml.Empty("lotNumberText", ("nullFlavor", "UNK"));
        xml.Close();
        xml.Close();
        xml.Close();
    }

    private void Value((string Code, string Display) value) =>
        xml.Empty("value", ("xsi:type", "CD"), ("code", value.Code), ("codeSystem", Snomed), ("displayName", value.Display));

    private void TimeOf(string name, string? time)
    {
        if (CdaXml.Time(time) is { } value)
            xml.Empty(name, ("value", value));
        else
            xml.Empty(name, ("nullFlavor", "UNK"));
    }

    private void Reference(string anchor)
    {
        xml.Open("text");
        xml.Empty("reference", ("value", anchor));
        xml.Close();
    }
}
