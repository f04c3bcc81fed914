using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// IN1 and IN2 as Coverage, with the payer as Organization and an insured other than the patient as RelatedPerson.
/// Source: HL7 v2-to-FHIR IN1[Coverage]; HL7 v2.5.1 §6.5.6, §6.5.7.
/// </summary>
internal static class In1Segment
{
    public static void Map(MessageWalk walk, Segment in1)
    {
        if (walk.Patient is not { } patient)
            return;
        var nature = walk.OfPatient("coverage", in1[3][1].Text ?? in1[4][1].Text ?? in1[2][1].Text, in1[36].Text ?? in1[49][1].Text, in1[8].Text);
        var entry = walk.Entries.ByNature("Coverage", nature, in1.PlaceName, out _);
        walk.Coverage = entry;
        var coverage = entry.Resource;
        AddIdentifiers(walk, in1, coverage);
        coverage["status"] = "active";
        coverage.Put("type", Codes.Concept(in1[15], "0086"));
        coverage["beneficiary"] = patient.Reference;
        coverage.Put("relationship", Codes.Concept(in1[17], "0063", V2.Relationship));
        coverage.Put("period", Periods.Between(walk, in1[12], in1[13]));
        AddPayer(walk, in1, coverage, patient);
        AddSubscriber(walk, in1, coverage, patient);
        AddClass(coverage, "group", in1[8].Text, in1[9][1].Text);
        AddClass(coverage, "plan", in1[2][1].Text, in1[2][2].Text);
        coverage.Put("order", FhirJson.PositiveInt(in1[22]) ?? FhirJson.PositiveInt(in1[1]));
        if (walk.Account is { } account)
            account.Resource.AppendOnce("coverage", new JsonObject { ["coverage"] = entry.Reference });
    }

    public static void MapIn2(MessageWalk walk, Segment in2)
    {
        if (walk.Coverage is not { } entry)
            return;
        foreach (var member in in2[61].Repetitions)
            entry.Resource.Append("identifier", Identifiers.FromCx(walk, member));
        Add(in2[6].Text, "MC");
        Add(in2[8].Text, "MA");

        void Add(string? number, string type)
        {
            if (number is not null)
                entry.Resource.Append("identifier", new JsonObject { ["type"] = Identifiers.Type(type), ["value"] = number });
        }
    }

    private static void AddIdentifiers(MessageWalk walk, Segment in1, JsonObject coverage)
    {
        if (in1[2][1].Text is { } plan)
        {
            var identifier = new JsonObject();
            identifier.Put("system", CodeSystems.Uri(in1[2][3].Text, in1[2][14].Text));
            identifier["value"] = plan;
            coverage.Append("identifier", identifier);
        }
        if (in1[36].Text is { } policy)
            coverage.Append("identifier", new JsonObject { ["type"] = Identifiers.Type("MB"), ["value"] = policy });
        foreach (var insured in in1[49].Repetitions)
            coverage.Append("identifier", Identifiers.FromCx(walk, insured));
        coverage.Put("subscriberId", in1[49][1].Text ?? in1[36].Text);
    }

    private static void AddPayer(MessageWalk walk, Segment in1, JsonObject coverage, Entry patient)
    {
        var payer = in1[4].HasValue ? Organizations.FromXon(walk, in1[4].Part(1), in1.PlaceName) : null;
        if (payer is null && new Cx(in1[3].Part(1)) is { Id: { } company } cx)
        {
            payer = walk.Entries.ByIdentifier(
                "Organization", Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem, company, in1.PlaceName, out _);
            payer.Referenced = true;
            payer.Resource["name"] = company;
        }
        if (payer is null)
        {
            coverage["payor"] = new JsonArray(patient.Reference);
            return;
        }
        foreach (var number in in1[3].Repetitions)
            payer.Resource.AppendOnce("identifier", Identifiers.FromCx(walk, number));
        foreach (var address in in1[5].Repetitions)
            payer.Resource.AppendOnce("address", Addresses.FromXad(walk, address));
        foreach (var phone in in1[7].Repetitions)
            payer.Resource.AppendOnce("telecom", Contacts.FromXtn(walk, phone, "work"));
        if (Names.FromXpn(walk, in1[6].Part(1)) is { } contact)
            payer.Resource.AppendOnce("contact", new JsonObject { ["name"] = contact });
        coverage["payor"] = new JsonArray(payer.Reference);
    }

    private static void AddSubscriber(MessageWalk walk, Segment in1, JsonObject coverage, Entry patient)
    {
        if (in1[17][1].Text is "SEL" or "SELF" or "18" or "01")
        {
            coverage["subscriber"] = patient.Reference;
            return;
        }
        if (!in1[16].HasValue)
            return;
        var insured = walk.Entries.ByNature("RelatedPerson", walk.OfPatient("insured", in1[16].Whole), in1.PlaceName, out _);
        var person = insured.Resource;
        person["patient"] = patient.Reference;
        if (Codes.Concept(in1[17], "0063", V2.Relationship) is { } relationship)
            person["relationship"] = new JsonArray(relationship);
        person["name"] = new JsonArray(Names.FromXpn(walk, in1[16].Part(1)));
        foreach (var number in in1[49].Repetitions)
            person.Append("identifier", Identifiers.FromCx(walk, number));
        person.Put("gender", in1[43].HasValue ? V2.Gender.Find(in1[43][1].Text)?.Code : null);
        person.Put("birthDate", walk.Date(in1[18]));
        if (Addresses.FromXad(walk, in1[19].Part(1)) is { } address)
            person["address"] = new JsonArray(address);
        coverage["subscriber"] = insured.Reference;
    }

    private static void AddClass(JsonObject coverage, string type, string? value, string? name)
    {
        if ((value ?? name) is not { } shown)
            return;
        var item = new JsonObject
        {
            ["type"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/coverage-class", type),
            ["value"] = shown,
        };
        item.Put("name", name);
        coverage.Append("class", item);
    }
}
