using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Stays;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Abstracts;

/// <summary>What a Claim says besides the codes: whose, by whom, where it stands, and to what it groups.</summary>
internal sealed record ClaimHead(
    Stay Stay, AbstractStatus Status, string Coder, string CoderName, DateTimeOffset Now, string? Coverage, int? Drg, string DrgVersion, string DrgTitle,
    int? WorkingDrg, string Created);

/// <summary>
/// The abstract as a Claim: sequence, present on admission and DRG in <c>diagnosis</c>, evidence as extensions that name the
/// document's version and the words. One Claim an encounter, under an id made of the encounter's, so that two coders who
/// begin at once meet in the same resource.
/// Source: FHIR R4 Claim; design.md §1.
/// </summary>
internal static class AbstractClaim
{
    private const string Principal = "principal";
    private const string Admitting = "admitting";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The Claim of an encounter; <paramref name="purpose"/> is <c>abstract</c>, or <c>recode</c> for an auditor's own.</summary>
    public static ResourceKey KeyOf(string encounterId, string purpose = "abstract") => new("Claim", $"{purpose}-{Digest(encounterId)}");

    /// <summary>Forty hexadecimal digits of an id: ids of up to 64 characters leave no room for a name before them.</summary>
    public static string Digest(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..40];

    /// <summary>The encounter that an abstract is of; null for any other Claim.</summary>
    public static string? EncounterOf(Element claim)
    {
        if (!claim["identifier"u8][0]["system"u8].Is("urn:chartroom:coding"u8))
            return null;
        var encounter = claim["item"u8][0]["encounter"u8][0]["reference"u8].Text;
        return encounter?.StartsWith("Encounter/", StringComparison.Ordinal) == true ? encounter["Encounter/".Length..] : null;
    }

    public static ResourceDocument ToDocument(JsonObject resource) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(Json)));

    /// <summary>A reference; one to nobody on file has only a name.</summary>
    public static JsonObject Reference(string reference, string? display = null)
    {
        var written = new JsonObject();
        if (reference.Length > 0)
            written["reference"] = reference;
        if (!string.IsNullOrEmpty(display))
            written["display"] = display;
        return written;
    }

    public static JsonObject Concept(string system, string code, string? display = null, string? version = null)
    {
        var coding = new JsonObject { ["system"] = system };
        if (version is not null)
            coding["version"] = version;
        coding["code"] = code;
        if (!string.IsNullOrEmpty(display))
            coding["display"] = display;
        return new JsonObject { ["coding"] = new JsonArray(coding) };
    }

    /// <summary>Who pays, as a Claim says it.</summary>
    public static JsonObject InsuranceOf(string? coverage) => new()
    {
        ["sequence"] = 1,
        ["focal"] = true,
        ["coverage"] = coverage is null ? new JsonObject { ["display"] = "No coverage on file" } : Reference(coverage),
    };

    /// <summary>The one item of a Claim of ours: the encounter.</summary>
    public static JsonObject ItemOf(Stay stay) => new()
    {
        ["sequence"] = 1,
        ["productOrService"] = new JsonObject { ["text"] = $"{stay.Kind} encounter" },
        ["encounter"] = new JsonArray(Reference($"Encounter/{stay.EncounterId}")),
    };

    /// <summary>The abstract that a version of the Claim holds; a deleted one holds none.</summary>
    public static EncounterAbstract Read(StoredVersion version)
    {
        if (version.Document is not { } document)
            return EncounterAbstract.None(version.Key) with { Version = version.Version };
        var root = document.Root;
        var (drg, drgVersion) = DrgOf(root["diagnosis"u8][0]["packageCode"u8]["coding"u8][0]);
        return new EncounterAbstract(
            version.Key, version.Version, root["status"u8].Is("active"u8) ? AbstractStatus.Final : AbstractStatus.Draft, CodesOf(root), drg, drgVersion,
            WorkingOf(root), root["enterer"u8]["reference"u8].Text ?? "", root["enterer"u8]["display"u8].Text ?? "", version.LastUpdated);
    }

    /// <summary>When the Claim was first made, as it says itself.</summary>
    public static string? CreatedOf(StoredVersion? version) => version?.Document?.Root["created"u8].Text;

    public static ResourceDocument Write(ResourceKey key, AbstractCodes codes, ClaimHead head, Func<string, string> titleOf)
    {
        var stay = head.Stay;
        var claim = new JsonObject
        {
            ["resourceType"] = "Claim",
            ["id"] = key.Id,
            ["identifier"] = new JsonArray(new JsonObject { ["system"] = CodeNames.Own, ["value"] = key.Id }),
            ["status"] = head.Status == AbstractStatus.Final ? "active" : "draft",
            ["type"] = Concept(CodeNames.ClaimType, "institutional"),
            ["subType"] = Concept(CodeNames.Own, key.Id.Split('-')[0], "Coded encounter"),
            ["use"] = "claim",
            ["patient"] = Reference($"Patient/{stay.PatientId}"),
            ["created"] = head.Created,
            ["enterer"] = Reference(head.Coder, head.CoderName),
            ["provider"] = new JsonObject { ["display"] = "This hospital" },
            ["priority"] = Concept(CodeNames.Priority, "normal"),
        };
        if (head.WorkingDrg is { } working)
            claim["extension"] = new JsonArray(new JsonObject { ["url"] = CodeNames.WorkingDrgExtension, ["valueInteger"] = working });
        foreach (var declined in codes.Declined)
            Append(claim, "extension", new JsonObject { ["url"] = CodeNames.DeclinedExtension, ["valueString"] = declined });
        if (stay.AdmittedAt.Length > 0)
            claim["billablePeriod"] = Period(stay);
        if (codes.DischargeStatus.Length > 0)
            Append(claim, "supportingInfo", StatusOf(codes.DischargeStatus));
        AddDiagnoses(claim, codes, head, titleOf);
        AddProcedures(claim, codes, titleOf);
        claim["insurance"] = new JsonArray(InsuranceOf(head.Coverage));
        claim["item"] = new JsonArray(ItemOf(stay));
        return ToDocument(claim);
    }

    private static void AddDiagnoses(JsonObject claim, AbstractCodes codes, ClaimHead head, Func<string, string> titleOf)
    {
        for (var i = 0; i < codes.Diagnoses.Count; i++)
        {
            var coded = codes.Diagnoses[i];
            var diagnosis = WithEvidence(coded.Evidence);
            diagnosis["sequence"] = i + 1;
            diagnosis["diagnosisCodeableConcept"] = Concept(CodeNames.Icd10Cm, coded.Code, titleOf(coded.Code));
            if (i == 0)
                diagnosis["type"] = new JsonArray(Concept(CodeNames.DiagnosisType, Principal));
            if (coded.Poa.Length > 0)
                diagnosis["onAdmission"] = Concept(CodeNames.Poa, coded.Poa);
            if (i == 0 && head.Drg is { } drg)
                diagnosis["packageCode"] = Concept(CodeNames.MsDrg, drg.ToString("000", null), head.DrgTitle, head.DrgVersion);
            Append(claim, "diagnosis", diagnosis);
        }
        if (codes.AdmitDiagnosis.Length > 0)
        {
            Append(claim, "diagnosis", new JsonObject
            {
                ["sequence"] = codes.Diagnoses.Count + 1,
                ["diagnosisCodeableConcept"] = Concept(CodeNames.Icd10Cm, codes.AdmitDiagnosis, titleOf(codes.AdmitDiagnosis)),
                ["type"] = new JsonArray(Concept(CodeNames.DiagnosisType, Admitting)),
            });
        }
    }

    private static void AddProcedures(JsonObject claim, AbstractCodes codes, Func<string, string> titleOf)
    {
        for (var i = 0; i < codes.Procedures.Count; i++)
        {
            var coded = codes.Procedures[i];
            var procedure = WithEvidence(coded.Evidence);
            procedure["sequence"] = i + 1;
            if (coded.Date.Length > 0)
                procedure["date"] = coded.Date;
            procedure["procedureCodeableConcept"] = Concept(CodeNames.Icd10Pcs, coded.Code, titleOf(coded.Code));
            Append(claim, "procedure", procedure);
        }
    }

    private static JsonObject WithEvidence(IReadOnlyList<Evidence> evidence)
    {
        var element = new JsonObject();
        foreach (var words in evidence)
        {
            Append(element, "extension", new JsonObject
            {
                ["url"] = CodeNames.EvidenceExtension,
                ["extension"] = new JsonArray(
                    new JsonObject { ["url"] = "document", ["valueReference"] = Reference($"{words.Document}/_history/{words.Version}") },
                    new JsonObject { ["url"] = "start", ["valueInteger"] = words.Start },
                    new JsonObject { ["url"] = "end", ["valueInteger"] = words.End },
                    new JsonObject { ["url"] = "quote", ["valueString"] = words.Quote }),
            });
        }
        return element;
    }

    private static JsonObject StatusOf(string status) => new()
    {
        ["sequence"] = 1,
        ["category"] = Concept("http://terminology.hl7.org/CodeSystem/claiminformationcategory", "discharge"),
        ["code"] = Concept(CodeNames.DischargeStatus, status, DischargeStatuses.All.FirstOrDefault(s => s.Code == status)?.Title),
    };

    private static JsonObject Period(Stay stay)
    {
        var period = new JsonObject();
        if (stay.Admitted is { } from)
            period["start"] = from.ToString("yyyy-MM-dd");
        if (stay.Discharged is { } to)
            period["end"] = to.ToString("yyyy-MM-dd");
        return period;
    }

    private static void Append(JsonObject to, string name, JsonObject item)
    {
        if (to[name] is JsonArray list)
            list.Add(item);
        else
            to[name] = new JsonArray(item);
    }

    private static AbstractCodes CodesOf(Element root)
    {
        var (diagnoses, procedures, admit) = (new List<CodedDiagnosis>(), new List<CodedProcedure>(), "");
        foreach (var diagnosis in root["diagnosis"u8].Items)
        {
            var code = CodeOf(diagnosis["diagnosisCodeableConcept"u8]);
            if (diagnosis["type"u8][0]["coding"u8][0]["code"u8].Is("admitting"u8))
                admit = code;
            else
                diagnoses.Add(new CodedDiagnosis(code, CodeOf(diagnosis["onAdmission"u8])) { Evidence = EvidenceOf(diagnosis) });
        }
        foreach (var procedure in root["procedure"u8].Items)
            procedures.Add(new CodedProcedure(CodeOf(procedure["procedureCodeableConcept"u8]), procedure["date"u8].Text ?? "") { Evidence = EvidenceOf(procedure) });
        return new AbstractCodes
        {
            Diagnoses = diagnoses,
            Procedures = procedures,
            AdmitDiagnosis = admit,
            DischargeStatus = CodeOf(root["supportingInfo"u8][0]["code"u8]),
            Declined = Extensions(root, "urn:chartroom:extension:coding-declined"u8).ConvertAll(e => e["valueString"u8].Text ?? ""),
        };
    }

    private static string CodeOf(Element concept) => concept["coding"u8][0]["code"u8].Text ?? "";

    private static List<Evidence> EvidenceOf(Element coded)
    {
        var evidence = new List<Evidence>();
        foreach (var extension in Extensions(coded, "urn:chartroom:extension:coding-evidence"u8))
        {
            var reference = Part(extension, "document"u8)["valueReference"u8]["reference"u8].Text ?? "";
            var at = reference.IndexOf("/_history/", StringComparison.Ordinal);
            if (at < 0 || !long.TryParse(reference[(at + "/_history/".Length)..], out var version))
                continue;
            evidence.Add(new Evidence(
                reference[..at], version, Number(Part(extension, "start"u8)["valueInteger"u8]), Number(Part(extension, "end"u8)["valueInteger"u8]),
                Part(extension, "quote"u8)["valueString"u8].Text ?? ""));
        }
        return evidence;
    }

    private static List<Element> Extensions(Element of, ReadOnlySpan<byte> url)
    {
        var found = new List<Element>();
        foreach (var extension in of["extension"u8].Items)
        {
            if (extension["url"u8].Is(url))
                found.Add(extension);
        }
        return found;
    }

    private static Element Part(Element extension, ReadOnlySpan<byte> url) => Extensions(extension, url).FirstOrDefault();

    private static int Number(Element element) => int.TryParse(element.Text, out var number) ? number : 0;

    private static (int? Drg, string Version) DrgOf(Element coding) =>
        int.TryParse(coding["code"u8].Text, out var drg) ? (drg, coding["version"u8].Text ?? "") : (null, "");

    private static int? WorkingOf(Element root) =>
        Extensions(root, "urn:chartroom:extension:working-drg"u8) is [var first, ..] ? Number(first["valueInteger"u8]) : null;
}
