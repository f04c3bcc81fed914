using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What a neighbouring hospital sends about a shared patient: a C-CDA 2.1 Continuity of Care Document with allergies,
/// problems and medications, each with its narrative. Source: HL7 C-CDA R2.1 §1.1.4 Continuity of Care Document.
/// </summary>
internal static class NeighbourDocument
{
    private const string Root = "2.16.840.1.113883.19.5.77";

    /// <summary>The authority of the neighbour's patient numbers.</summary>
    private const string NumberRoot = Root + ".2";

    private static readonly XNamespace V3 = "urn:hl7-org:v3";

    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The document about a life; that the neighbour's record is of the same person is added to the truth.</summary>
    public static Arrival Of(Life life, Planting planting, DateTimeOffset now)
    {
        var at = life.Registered.AddDays(3);
        if (at <= now)
        {
            planting.Add(new Truth(
                Kinds.NeighbourRecord, life.Person, null, new JsonObject { ["identifier"] = $"urn:oid:{NumberRoot}|{Number(life.Person)}" },
                new JsonObject
                {
                    ["same"] = true,
                    ["belongsTo"] = RecordIds.Patient(life.Person.Mrn),
                    ["allergies"] = life.Allergies.Count(),
                    ["problems"] = life.Problems.Count(),
                    ["medications"] = life.HomeMedications.Count(),
                }));
        }
        var document = new XElement(
            V3 + "ClinicalDocument",
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            El("realmCode", ("code", "US")),
            El("typeId", ("root", "2.16.840.1.113883.1.3"), ("extension", "POCD_HD000040")),
            El("templateId", ("root", "2.16.840.1.113883.10.20.22.1.1"), ("extension", "2015-08-01")),
            El("templateId", ("root", "2.16.840.1.113883.10.20.22.1.2"), ("extension", "2015-08-01")),
            El("id", ("root", Root + ".1"), ("extension", $"CCD-{life.Person.Mrn}")),
            Code("34133-9", "2.16.840.1.113883.6.1", "Summarization of Episode Note"),
            new XElement(V3 + "title", "Continuity of Care Document"),
            Time("effectiveTime", at),
            El("confidentialityCode", ("code", "N"), ("codeSystem", "2.16.840.1.113883.5.25")),
            El("languageCode", ("code", "en-US")),
            Patient(life.Person),
            Author(at),
            new XElement(V3 + "custodian", new XElement(V3 + "assignedCustodian", new XElement(
                V3 + "representedCustodianOrganization", El("id", ("root", Root)), new XElement(V3 + "name", "Kestrel Bay Memorial Hospital")))),
            new XElement(V3 + "component", new XElement(
                V3 + "structuredBody", Allergies(life), Problems(life, at), Medications(life, at))));
        var text = new XDeclaration("1.0", "UTF-8", null) + "\n" + document.ToString(SaveOptions.DisableFormatting);
        return new Arrival(at, Door.Ccda, $"ccd-{life.Person.Mrn}", Encoding.UTF8.GetBytes(text), "application/cda+xml");
    }

    private static string Number(Person person) => $"KB{person.Mrn}";

    private static XElement Patient(Person person) => new(
        V3 + "recordTarget",
        new XElement(
            V3 + "patientRole",
            El("id", ("root", NumberRoot), ("extension", Number(person))),
            El("id", ("root", "2.16.840.1.113883.4.1"), ("extension", person.Ssn)),
            new XElement(
                V3 + "addr", new XAttribute("use", "HP"), new XElement(V3 + "streetAddressLine", person.Home.Street),
                new XElement(V3 + "city", person.Home.City), new XElement(V3 + "state", person.Home.State), new XElement(V3 + "postalCode", person.Home.Zip),
                new XElement(V3 + "country", "US")),
            El("telecom", ("use", "HP"), ("value", $"tel:+1-{person.Home.Phone}")),
            new XElement(
                V3 + "patient",
                new XElement(V3 + "name", new XAttribute("use", "L"), new XElement(V3 + "given", person.Given), new XElement(V3 + "family", person.Family)),
                El("administrativeGenderCode", ("code", person.Sex), ("codeSystem", "2.16.840.1.113883.5.1")),
                El("birthTime", ("value", person.BirthDate.ToString("yyyyMMdd"))))));

    private static XElement Author(DateTimeOffset at) => new(
        V3 + "author",
        Time("time", at),
        new XElement(
            V3 + "assignedAuthor",
            El("id", ("root", "2.16.840.1.113883.4.6"), ("extension", "1990000113")),
            new XElement(V3 + "assignedPerson", new XElement(V3 + "name", new XElement(V3 + "given", "Ingrid"), new XElement(V3 + "family", "Solberg")))));

    private static XElement Allergies(Life life) => Section(
        "2.16.840.1.113883.10.20.22.2.6.1", "48765-2", "Allergies and adverse reactions",
        life.Allergies.Select(a => $"{a.Substance}: {a.Reaction}"),
        life.Allergies.Select((a, i) => new XElement(
            V3 + "act", Kind("ACT", "EVN"), Template("2.16.840.1.113883.10.20.22.4.30", "2015-08-01"), Id(life, $"A{i}"),
            El("code", ("code", "CONC"), ("codeSystem", "2.16.840.1.113883.5.6")), El("statusCode", ("code", "active")), Low(life.Registered),
            new XElement(V3 + "entryRelationship", new XAttribute("typeCode", "SUBJ"), new XElement(
                V3 + "observation", Kind("OBS", "EVN"), Template("2.16.840.1.113883.10.20.22.4.7", "2014-06-09"), Id(life, $"AO{i}"),
                El("code", ("code", "ASSERTION"), ("codeSystem", "2.16.840.1.113883.5.4")), El("statusCode", ("code", "completed")), Low(life.Registered),
                Value("CD", ("code", "419511003"), ("codeSystem", "2.16.840.1.113883.6.96"), ("displayName", "Propensity to adverse reaction to drug")),
                new XElement(V3 + "participant", new XAttribute("typeCode", "CSM"), new XElement(
                    V3 + "participantRole", new XAttribute("classCode", "MANU"), new XElement(
                        V3 + "playingEntity", new XAttribute("classCode", "MMAT"),
                        new XElement(V3 + "code", new XAttribute("nullFlavor", "UNK"), new XElement(V3 + "originalText", a.Substance)),
                        new XElement(V3 + "name", a.Substance)))))))));

    private static XElement Problems(Life life, DateTimeOffset at) => Section(
        "2.16.840.1.113883.10.20.22.2.5.1", "11450-4", "Problem list",
        life.Problems.Select(p => p.Title),
        life.Problems.Select((p, i) => new XElement(
            V3 + "act", Kind("ACT", "EVN"), Template("2.16.840.1.113883.10.20.22.4.3", "2015-08-01"), Id(life, $"P{i}"),
            El("code", ("code", "CONC"), ("codeSystem", "2.16.840.1.113883.5.6")), El("statusCode", ("code", "active")), Low(at),
            new XElement(V3 + "entryRelationship", new XAttribute("typeCode", "SUBJ"), new XElement(
                V3 + "observation", Kind("OBS", "EVN"), Template("2.16.840.1.113883.10.20.22.4.4", "2015-08-01"), Id(life, $"PO{i}"),
                El("code", ("code", "55607006"), ("codeSystem", "2.16.840.1.113883.6.96"), ("displayName", "Problem")),
                El("statusCode", ("code", "completed")), Low(Onset(life, p, at)),
                Value("CD", ("code", p.Code), ("codeSystem", "2.16.840.1.113883.6.90"), ("displayName", p.Title)))))));

    /// <summary>So many years before, but not before birth.</summary>
    private static DateTimeOffset Onset(Life life, StoryProblem problem, DateTimeOffset at)
    {
        var born = new DateTimeOffset(life.Person.BirthDate.ToDateTime(TimeOnly.MinValue), at.Offset);
        var onset = at.AddYears(-problem.YearsAgo);
        return onset < born ? born : onset;
    }

    private static XElement Medications(Life life, DateTimeOffset at) => Section(
        "2.16.840.1.113883.10.20.22.2.1.1", "10160-0", "Medications",
        life.HomeMedications.Select(m => $"{m.Name}: {m.Directions}"),
        life.HomeMedications.Select((m, i) => new XElement(
            V3 + "substanceAdministration", Kind("SBADM", "EVN"), Template("2.16.840.1.113883.10.20.22.4.16", "2014-06-09"), Id(life, $"M{i}"),
            new XElement(V3 + "text", m.Directions), El("statusCode", ("code", "active")),
            new XElement(V3 + "effectiveTime", new XAttribute(Xsi + "type", "IVL_TS"), El("low", ("value", at.AddYears(-1).ToString("yyyyMMdd")))),
            new XElement(V3 + "consumable", new XElement(
                V3 + "manufacturedProduct", new XAttribute("classCode", "MANU"), Template("2.16.840.1.113883.10.20.22.4.23", "2014-06-09"),
                new XElement(V3 + "manufacturedMaterial", Drug(m.Code, m.Name)))))));

    private static XElement Drug(string? rxnorm, string name) => rxnorm is null
        ? new XElement(V3 + "code", new XAttribute("nullFlavor", "UNK"), new XElement(V3 + "originalText", name))
        : El("code", ("code", rxnorm), ("codeSystem", "2.16.840.1.113883.6.88"), ("displayName", name));

    private static XElement Section(string template, string loinc, string title, IEnumerable<string> lines, IEnumerable<XElement> entries) => new(
        V3 + "component",
        new XElement(
            V3 + "section", Template(template, "2015-08-01"), Code(loinc, "2.16.840.1.113883.6.1", title), new XElement(V3 + "title", title),
            new XElement(V3 + "text", new XElement(V3 + "list", lines.DefaultIfEmpty("None known.").Select(l => new XElement(V3 + "item", l)))),
            entries.Select(e => new XElement(V3 + "entry", new XAttribute("typeCode", "DRIV"), e))));

    private static XElement El(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new XElement(V3 + name);
        foreach (var (key, value) in attributes)
            element.SetAttributeValue(key, value);
        return element;
    }

    private static XElement Code(string code, string system, string title) => El("code", ("code", code), ("codeSystem", system), ("displayName", title));

    private static XElement Template(string root, string extension) => El("templateId", ("root", root), ("extension", extension));

    private static XElement Id(Life life, string part) => El("id", ("root", Root + ".3"), ("extension", $"{life.Person.Mrn}-{part}"));

    private static XElement Low(DateTimeOffset at) => new(V3 + "effectiveTime", El("low", ("value", at.ToString("yyyyMMdd"))));

    private static XElement Time(string name, DateTimeOffset at) => El(name, ("value", Er7.Time(at)));

    private static XElement Value(string type, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = El("value", attributes);
        element.SetAttributeValue(Xsi + "type", type);
        return element;
    }

    private static object[] Kind(string classCode, string moodCode) => [new XAttribute("classCode", classCode), new XAttribute("moodCode", moodCode)];
}
