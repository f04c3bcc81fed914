using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>PID as Patient and Account. Source: HL7 v2-to-FHIR PID[Patient], PID[Account]; HL7 v2.5.1 §3.4.2.</summary>
internal static class PidSegment
{
    private const string Structure = "http://hl7.org/fhir/StructureDefinition/";

    public static void Map(MessageWalk walk, Segment pid)
    {
        OrderGroup.Close(walk);
        walk.Order = new OrderGroup();
        walk.Encounter = null;
        walk.Account = null;
        var identity = Identity(walk, pid[3]) ?? Identity(walk, pid[2]) ?? Identity(walk, pid[4]);
        var entry = identity is { } known
            ? walk.Entries.ByIdentifier("Patient", known.System, known.Value, pid.PlaceName, out var isNew)
            : walk.Entries.ByNature("Patient", NameKey(walk, pid), pid.PlaceName, out isNew);
        Link(walk, walk.Patient, entry);
        walk.Patient = entry;
        walk.NoteTarget = entry;
        if (!isNew)
            return;
        var patient = entry.Resource;
        AddIdentifiers(walk, pid, patient);
        AddNames(walk, pid, patient);
        AddContacts(walk, pid, patient);
        AddPerson(walk, pid, patient);
        AddExtensions(pid, patient);
        if (walk.Event == "A29")
            patient["active"] = false;
        AddMother(walk, pid);
        AddAccount(walk, pid);
    }

    /// <summary>
    /// A24 says that the patients of its two PIDs are one person, and A37 that they are not: each sees the other by a link, or by one that
    /// is marked as ended, which filing takes off. Source: HL7 v2.5.1 §3.3.24, §3.3.37; FHIR R4 Patient.link seealso.
    /// </summary>
    private static void Link(MessageWalk walk, Entry? first, Entry second)
    {
        if (first is null || first.Id == second.Id || walk.Event is not ("A24" or "A37") || (walk.Event == "A37" && !walk.Context.KeepDeletions))
            return;
        first.Resource.Append("link", Link(walk, second));
        second.Resource.Append("link", Link(walk, first));
    }

    private static JsonObject Link(MessageWalk walk, Entry other)
    {
        var link = new JsonObject { ["other"] = other.Reference, ["type"] = "seealso" };
        if (walk.Event == "A37")
            link["extension"] = new JsonArray(new JsonObject { ["url"] = "urn:chartroom:extension:ended", ["valueBoolean"] = true });
        return link;
    }

    /// <summary>PID-21: the mother, by her own number. Source: HL7 v2-to-FHIR CX[RelatedPerson-Mother].</summary>
    private static void AddMother(MessageWalk walk, Segment pid)
    {
        foreach (var number in pid[21].Repetitions)
        {
            if (Identifiers.FromCx(walk, number) is not { } identifier)
                continue;
            var mother = walk.Entries.ByNature("RelatedPerson", walk.OfPatient("mother", number[1].Text), pid.PlaceName, out _).Resource;
            mother.Append("identifier", identifier);
            mother["patient"] = walk.Patient!.Reference;
            mother["relationship"] = new JsonArray(FhirJson.Concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH", "mother"));
        }
    }

    /// <summary>
    /// The number by which the sender knows the patient: a medical record number, else an internal, person or external number, else the first
    /// that is not a number of state or insurance.
    /// </summary>
    public static (string System, string Value)? Identity(MessageWalk walk, Hl7Value field)
    {
        Cx? best = null;
        var rank = int.MaxValue;
        foreach (var repetition in field.Repetitions)
        {
            var cx = new Cx(repetition);
            var order = cx.TypeCode switch
            {
                "MR" => 0,
                "PI" => 1,
                "PN" or "PT" or "AN" => 2,
                null => 3,
                "SS" or "DL" or "PPN" or "MC" or "MA" or "MB" => 9,
                _ => 4,
            };
            if (cx.Id is not null && order < rank)
                (best, rank) = (cx, order);
        }
        return best is { Id: { } id } found
            ? (Identifiers.System(found.Authority, found.TypeCode) ?? walk.LocalSystem, id) : null;
    }

    private static string NameKey(MessageWalk walk, Segment pid) =>
        pid[5].HasValue ? $"{walk.LocalSystem}|{pid[5][1].Text}|{pid[5][2].Text}|{pid[7].Text}|{pid[8].Text}".ToUpperInvariant() : "message|" + walk.Identity;

    private static void AddIdentifiers(MessageWalk walk, Segment pid, JsonObject patient)
    {
        foreach (var field in new[] { 3, 2, 4 })
        {
            foreach (var repetition in pid[field].Repetitions)
            {
                if (Identifiers.FromCx(walk, repetition) is not { } identifier)
                    continue;
                identifier.TryAdd("system", walk.LocalSystem);
                patient.AppendOnce("identifier", identifier);
            }
        }
        if (pid[19].Text is { } ssn)
            patient.Append("identifier", new JsonObject { ["type"] = Identifiers.Type("SS"), ["system"] = Identifiers.Ssn, ["value"] = ssn });
        patient.Append("identifier", Identifiers.FromLicense(walk, pid[20]));
    }

    private static void AddNames(MessageWalk walk, Segment pid, JsonObject patient)
    {
        walk.FillAll(patient, "name", pid[5], v => Names.FromXpn(walk, v));
        foreach (var repetition in pid[5].Repetitions)
            patient.Append("name", Names.CalledBy(repetition));
        foreach (var alias in pid[9].Repetitions)
        {
            if (Names.FromXpn(walk, alias) is not { } name)
                continue;
            name.TryAdd("use", "old");
            patient.Append("name", name);
        }
    }

    private static void AddContacts(MessageWalk walk, Segment pid, JsonObject patient)
    {
        walk.FillAll(patient, "address", pid[11], v => Addresses.FromXad(walk, v));
        if (pid[12].Text is { } county && patient["address"] is not JsonArray { Count: > 1 } && !pid[11][9].HasValue)
        {
            if (patient["address"] is JsonArray { Count: 1 } only)
                only[0]!["district"] = county;
            else
                patient["address"] = new JsonArray(new JsonObject { ["district"] = county });
        }
        walk.FillAll(patient, "telecom", pid[13], v => Contacts.FromXtn(walk, v, "home"));
        walk.FillAll(patient, "telecom", pid[14], v => Contacts.FromXtn(walk, v, "work"));
        walk.FillAll(patient, "telecom", pid[40], v => Contacts.FromXtn(walk, v));
    }

    private static void AddPerson(MessageWalk walk, Segment pid, JsonObject patient)
    {
        walk.Fill(patient, "gender", pid[8], v => V2.Gender.Find(v[1].Text)?.Code ?? "unknown");
        walk.Fill(patient, "birthDate", pid[7], v => walk.Date(v));
        if (walk.DateTime(pid[7]) is { Length: > 10 } birthTime && patient["birthDate"] is not null)
        {
            var extension = new JsonObject();
            extension.Extend(Structure + "patient-birthTime", "valueDateTime", birthTime);
            patient["_birthDate"] = extension;
        }
        walk.Fill(patient, "maritalStatus", pid[16], v => Codes.Concept(v, "0002", V2.MaritalStatus));
        if (Codes.Concept(pid[15], "0296", V2.Language) is { } language)
            patient.Append("communication", new JsonObject { ["language"] = language });
        if (FhirJson.PositiveInt(pid[25]) is { } order)
            patient["multipleBirthInteger"] = order;
        else
            walk.Fill(patient, "multipleBirthBoolean", pid[24], v => YesNo(v));
        if (walk.DateTime(pid[29]) is { } died)
            patient["deceasedDateTime"] = died;
        else
            walk.Fill(patient, "deceasedBoolean", pid[30], v => YesNo(v));
    }

    private static void AddExtensions(Segment pid, JsonObject patient)
    {
        patient.Extend(Structure + "patient-mothersMaidenName", "valueString", pid[6][1].Text);
        patient.Extend(Structure + "patient-religion", "valueCodeableConcept", Codes.Concept(pid[17], "0006"));
        if (pid[23].Text is { } birthPlace)
            patient.Extend(Structure + "patient-birthPlace", "valueAddress", FhirJson.Text(birthPlace));
        foreach (var field in new[] { 26, 39 })
        {
            foreach (var citizenship in pid[field].Repetitions)
                AddNested(patient, "patient-citizenship", ("code", Codes.Concept(citizenship, "0171")));
        }
        foreach (var nationality in pid[28].Repetitions)
            AddNested(patient, "patient-nationality", ("code", Codes.Concept(nationality, "0212")));
        AddNested(patient, "patient-animal", ("species", Codes.Concept(pid[35], "0446")), ("breed", Codes.Concept(pid[36], "0447")));
        AddRace(patient, "us-core-race", pid[10], "0005");
        AddRace(patient, "us-core-ethnicity", pid[22], "0189");
    }

    /// <summary>PID-10 and PID-22 have no place in HL7's map; US Core's extensions hold them. Source: US Core 6.1 Patient.</summary>
    private static void AddRace(JsonObject patient, string name, Hl7Value field, string table)
    {
        var parts = new JsonArray();
        string? text = null;
        foreach (var repetition in field.Repetitions)
        {
            var cwe = new Cwe(repetition);
            text ??= cwe.OriginalText ?? cwe.First.Display ?? cwe.Code;
            var code = cwe.Code switch { "H" when table == "0189" => "2135-2", "N" when table == "0189" => "2186-5", var c => c };
            var isCdc = code is { Length: 6 } && code[4] == '-';
            var unknown = code is "U" or "UNK";
            var coding = isCdc ? FhirJson.Coding("urn:oid:2.16.840.1.113883.6.238", code, cwe.First.Display)
                : unknown ? FhirJson.Coding(V2.NullFlavor, "UNK", "Unknown") : Codes.Coding(repetition, table);
            if (coding is { Count: > 0 } && code is not null)
                parts.Add(new JsonObject { ["url"] = isCdc || unknown ? "ombCategory" : "detailed", ["valueCoding"] = coding });
        }
        if (text is null)
            return;
        parts.Add(new JsonObject { ["url"] = "text", ["valueString"] = text });
        patient.Append("extension", new JsonObject { ["url"] = "http://hl7.org/fhir/us/core/StructureDefinition/" + name, ["extension"] = parts });
    }

    private static void AddNested(JsonObject patient, string name, params (string Url, JsonObject? Concept)[] parts)
    {
        var extension = new JsonObject { ["url"] = Structure + name };
        foreach (var (url, concept) in parts)
        {
            if (concept is not null)
                extension.Append("extension", new JsonObject { ["url"] = url, ["valueCodeableConcept"] = concept });
        }
        if (extension.Count > 1)
            patient.Append("extension", extension);
    }

    private static void AddAccount(MessageWalk walk, Segment pid)
    {
        if (new Cx(pid[18]) is not { Id: { } number } cx)
            return;
        var account = walk.Entries.ByIdentifier(
            "Account", Identifiers.System(cx.Authority, cx.TypeCode) ?? walk.LocalSystem, number, pid.PlaceName, out var isNew);
        walk.Account = account;
        if (!isNew)
            return;
        var identifier = Identifiers.FromCx(walk, pid[18])!;
        identifier.TryAdd("system", walk.LocalSystem);
        account.Resource.Append("identifier", identifier);
        account.Defaults["status"] = "active";
        account.Resource["subject"] = new JsonArray(walk.Patient!.Reference);
    }

    private static JsonNode? YesNo(Hl7Value value) => V2.YesNo.TryGetValue(value.Text ?? "", out var flag) ? flag : null;
}
