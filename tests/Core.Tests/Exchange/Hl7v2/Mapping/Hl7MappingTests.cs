using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Exchange.Hl7v2.Parsing;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Hl7v2.Mapping;

/// <summary>Source: HL7 v2-to-FHIR segment and message maps; HL7 v2.5.1 chapters 3, 7, 9.</summary>
public sealed class Hl7MappingTests
{
    private const string Pid = "PID|1||A1^^^HOSP&1.2.3&ISO^MR||Doe^Jane||19800102|F\r";

    [Fact]
    public void A_patient_is_found_by_the_medical_record_number()
    {
        var entry = One(Map("ADT^A01", "PID|1||P9^^^X^PI~A1^^^HOSP&1.2.3&ISO^MR~111^^^^SS||Doe^Jane\r"), "Patient");
        Assert.Equal(("urn:oid:1.2.3", "A1"), (entry.System, entry.Value));
        Assert.Equal("identifier=urn%3Aoid%3A1.2.3%7CA1", entry.Condition);
        Assert.Equal("PID[1]", entry.Place);
    }

    [Fact]
    public void A_number_without_authority_belongs_to_the_sending_facility()
    {
        var entry = One(Map("ADT^A01", "PID|1||A1||Doe^Jane\r"), "Patient");
        Assert.Equal(("urn:id:FAC", "A1"), (entry.System, entry.Value));
        Assert.Equal("urn:id:FAC", (string?)entry.Resource["identifier"]![0]!["system"]);
    }

    [Fact]
    public void The_same_message_maps_to_the_same_entries()
    {
        var first = Map("ORU^R01", Pid + "OBR|1|P1|F1|CBC^Count^L\rOBX|1|NM|718-7^Hb^LN||13|g/dL|||||F\r");
        var again = Map("ORU^R01", Pid + "OBR|1|P1|F1|CBC^Count^L\rOBX|1|NM|718-7^Hb^LN||13|g/dL|||||F\r");
        Assert.Equal(first.Bundle.ToJsonString(), again.Bundle.ToJsonString());
    }

    [Fact]
    public void A_corrected_result_finds_the_result_that_it_corrects()
    {
        var first = One(Map("ORU^R01", Pid + "OBR|1|P1|F1|CBC^Count^L\rOBX|1|NM|718-7^Hb^LN||13|g/dL|||||F\r"), "Observation");
        var later = One(Map("ORU^R01", Pid + "OBR|1|P1|F1|CBC^Count^L\rOBX|1|NM|718-7^Hb^LN||14|g/dL|||||C\r", "M2"), "Observation");
        Assert.Equal(first.Condition, later.Condition);
        Assert.Equal("corrected", (string?)later.Resource["status"]);
        Assert.Equal(14m, (decimal)later.Resource["valueQuantity"]!["value"]!);
    }

    [Theory]
    [InlineData("S1^Marsh^Ana^^^Dr", "Dr Ana Marsh")]
    [InlineData("S1^Marsh^Ana^B^^^RN", "Ana B Marsh, RN")]
    [InlineData("S1", null)]
    public void A_reference_to_a_person_says_what_they_are_called(string xcn, string? display)
    {
        var document = One(Map("MDM^T02", Pid + $"TXA|1|DS|TX|||202601011200|||{xcn}|||D1||||AU\rOBX|1|TX|^Note||Text\r"), "DocumentReference");
        Assert.Equal(display, (string?)document.Resource["author"]![0]!["display"]);
    }

    [Theory]
    [InlineData("D", "entered-in-error")]
    [InlineData("W", "entered-in-error")]
    [InlineData("P", "preliminary")]
    [InlineData("X", "cancelled")]
    public void The_status_of_a_result_follows_OBX_11(string sent, string status)
    {
        var observation = One(Map("ORU^R01", Pid + $"OBR|1|P1|F1|CBC\rOBX|1|NM|718-7^Hb^LN||13|g/dL|||||{sent}\r"), "Observation");
        Assert.Equal(status, (string?)observation.Resource["status"]);
    }

    [Theory]
    [InlineData("A01", "I", "", "in-progress")]
    [InlineData("A03", "I", "202601021000", "finished")]
    [InlineData("A05", "P", "", "planned")]
    [InlineData("A11", "I", "", "cancelled")]
    [InlineData("A12", "I", "", "in-progress")]
    [InlineData("A13", "I", "202601021000", "in-progress")]
    public void The_status_of_a_visit_follows_the_event(string trigger, string patientClass, string discharged, string status)
    {
        var visit = One(Map("ADT^" + trigger, Pid + Pv1(patientClass, discharged)), "Encounter");
        Assert.Equal(status, (string?)visit.Resource["status"]);
        Assert.Equal("V7", visit.Value);
    }

    [Fact]
    public void A_cancelled_discharge_takes_the_end_of_the_visit_away()
    {
        var visit = One(Map("ADT^A13", Pid + Pv1("I", "202601021000"), context: MappingContext.ForRecord(TimeZoneInfo.Utc)), "Encounter");
        var period = visit.Resource["period"]!.AsObject();
        Assert.True(period.ContainsKey("end"));
        Assert.Null(period["end"]);
    }

    [Fact]
    public void An_update_does_not_say_the_status_of_a_visit()
    {
        var visit = One(Map("ADT^A08", Pid + Pv1("I", ""), context: MappingContext.ForRecord(TimeZoneInfo.Utc)), "Encounter");
        Assert.Equal("in-progress", (string?)visit.Defaults["status"]);
    }

    [Fact]
    public void A_merge_makes_the_prior_patient_inactive_and_links_both()
    {
        var mapped = Map("ADT^A40", Pid + "MRG|B2^^^HOSP&1.2.3&ISO^MR\r");
        var patients = mapped.Entries.Where(e => e.Type == "Patient").ToList();
        var (survivor, prior) = (patients.Single(p => p.Value == "A1"), patients.Single(p => p.Value == "B2"));
        Assert.False((bool)prior.Resource["active"]!);
        Assert.Equal("replaced-by", (string?)prior.Resource["link"]![0]!["type"]);
        Assert.Equal(survivor.FullUrl, (string?)prior.Resource["link"]![0]!["other"]!["reference"]);
        Assert.Equal("replaces", (string?)survivor.Resource["link"]![0]!["type"]);
    }

    [Fact]
    public void Two_quotes_become_null_in_the_record_and_vanish_in_an_exchange()
    {
        const string text = "PID|1||A1||Doe^Jane||\"\"|F||||\"\"|555\r";
        var patch = One(Map("ADT^A08", text, context: MappingContext.ForRecord(TimeZoneInfo.Utc)), "Patient").Resource;
        Assert.True(patch.ContainsKey("birthDate") && patch["birthDate"] is null);
        Assert.DoesNotContain("null", Map("ADT^A08", text).Bundle.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_document_is_superseded_and_an_addendum_appends()
    {
        var replaced = Map("MDM^T10", Pid + "TXA|1|DS|TX|||202601011200||||||D2|D1||||AU\rOBX|1|TX|^Note||New text\r").Entries;
        var (now, before) = (replaced.Single(e => e.Value == "D2").Resource, replaced.Single(e => e.Value == "D1").Resource);
        Assert.Equal("replaces", (string?)now["relatesTo"]![0]!["code"]);
        Assert.Equal("superseded", (string?)before["status"]);
        Assert.Equal("New text", Encoding.UTF8.GetString(Convert.FromBase64String((string)now["content"]![0]!["attachment"]!["data"]!)));
        var addendum = Map("MDM^T06", Pid + "TXA|1|DS|TX|||202601011200||||||D3|D1||||AU\rOBX|1|TX|^Note||More\r").Entries;
        Assert.Equal("appends", (string?)addendum.Single(e => e.Value == "D3").Resource["relatesTo"]![0]!["code"]);
    }

    [Theory]
    [InlineData("NM|718-7^Hb^LN||13.50|g/dL", "valueQuantity", "13.50")]
    [InlineData("SN|5-8^X^LN||<^10|mg", "valueQuantity", "<")]
    [InlineData("SN|5-8^X^LN||^1^:^128", "valueRatio", "128")]
    [InlineData("SN|5-8^X^LN||^1^-^3|mg", "valueRange", "high")]
    [InlineData("CWE|5-8^X^LN||260373001^Detected^SCT", "valueCodeableConcept", "http://snomed.info/sct")]
    [InlineData("NM|718-7^Hb^LN||see note", "valueString", "see note")]
    [InlineData("TM|5-8^X^LN||1230", "valueTime", "12:30:00")]
    [InlineData("DT|5-8^X^LN||20260102", "valueDateTime", "2026-01-02")]
    public void A_value_is_read_by_its_data_type(string obx, string element, string contains)
    {
        var observation = One(Map("ORU^R01", Pid + $"OBR|1||F1|CBC\rOBX|1|{obx}|||||F\r"), "Observation").Resource;
        Assert.Contains(contains, observation[element]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_allergies_sent_again_with_the_next_visit_are_the_same()
    {
        var first = One(Map("ADT^A01", Pid + "AL1|1|DA|7980^Penicillin^RXNORM|SV|Hives\r"), "AllergyIntolerance");
        var again = One(Map("ADT^A04", Pid + "AL1|3|DA|7980^Penicillin^RXNORM|SV|Hives\r", "M9"), "AllergyIntolerance");
        Assert.Equal(first.Condition, again.Condition);
        Assert.Equal("high", (string?)first.Resource["criticality"]);
        Assert.Equal("severe", (string?)first.Resource["reaction"]![0]!["severity"]);
    }

    [Fact]
    public void A_vaccination_message_becomes_an_immunization_with_its_facts()
    {
        var immunization = One(
            Map("VXU^V04", Pid + "ORC|RE||65930^DCS\rRXA|0|1|20260102||08^HepB^CVX|0.5|mL^mL^UCUM||00^New^NIP001||||||L1|20270101|SKB^GSK^MVX|||CP|A\r"
                + "RXR|C28161^IM^NCIT|LA^Left Arm^HL70163\rOBX|1|CE|64994-7^Eligibility^LN|1|V05^VFC eligible^HL70064||||||F\r"), "Immunization").Resource;
        Assert.Equal("completed", (string?)immunization["status"]);
        Assert.Equal("http://hl7.org/fhir/sid/cvx", (string?)immunization["vaccineCode"]!["coding"]![0]!["system"]);
        Assert.Equal("2027-01-01", (string?)immunization["expirationDate"]);
        Assert.Equal("LA", (string?)immunization["site"]!["coding"]![0]!["code"]);
        Assert.Equal("V05", (string?)immunization["programEligibility"]![0]!["coding"]![0]!["code"]);
    }

    [Fact]
    public void An_appointment_has_its_patient_place_and_people()
    {
        var appointment = One(
            Map("SIU^S12", "SCH|P5|F5|||||^Check up||30|min|^^^202601051000^202601051030|||||9^Clerk\r" + Pid
                + "RGS|1\rAIS|1||CONS^Consultation^L|202601051000||||\rAIL|1||CLINIC^ROOM1\rAIP|1||77^Good^Doctor\r"), "Appointment").Resource;
        Assert.Equal("booked", (string?)appointment["status"]);
        Assert.Equal("2026-01-05T10:30:00Z", (string?)appointment["end"]);
        Assert.Equal(4, appointment["participant"]!.AsArray().Count);
    }

    private static string Pv1(string patientClass, string discharged) =>
        $"PV1|1|{patientClass}|WARD^101^1^HOSP||||||||||||||||V7^^^HOSP&1.2.3&ISO|||||||||||||||||01||||||||202601010900|{discharged}\r";

    private static MappedEntry One(MappedMessage mapped, string type) => mapped.Entries.Single(e => e.Type == type && !e.Referenced);

    private static MappedMessage Map(string type, string segments, string control = "M1", MappingContext? context = null)
    {
        var text = $"MSH|^~\\&|APP|FAC|||20260101120000||{type}|{control}|P|2.5.1\r{segments}";
        return Hl7Mapping.ToBundle(Hl7Parser.Parse(Encoding.UTF8.GetBytes(text)).Value!, context);
    }
}
