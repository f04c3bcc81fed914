using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// The form of an <see cref="IdentityAct"/> in the record: a Provenance on the patients, tagged, with the evidence as an
/// extension and the act it undoes as a revised entity. Which entries moved stands in further Provenances, at most a thousand
/// targets each, so that "where does this come from?" finds the act at every entry.
/// <para>Source: FHIR R4 Provenance, Patient.link (a merge is an event of its own).</para>
/// </summary>
internal static class ActDocument
{
    public const string TagSystem = "urn:chartroom:identity";
    public const string ActTag = "act";

    /// <summary>On a target of a Provenance: the retired record to whose number the entry was addressed.</summary>
    public const string AddressedTo = "urn:chartroom:extension:addressed-to";

    private const string MoveTag = "move";
    private const string ActSystem = "urn:chartroom:identity-act";
    private const string EvidenceUrl = "urn:chartroom:extension:match-evidence";
    private const string MovedUrl = "urn:chartroom:extension:moved";
    private const int MostTargets = 1_000;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RecordWrite Write(IdentityAct act)
    {
        var extension = new JsonArray();
        if (act.Evidence is { } evidence)
            extension.Add(Evidence(evidence));
        if (act.Moved is { Length: > 0 } moved)
            extension.Add(new JsonObject { ["url"] = MovedUrl, ["valueString"] = moved });
        string[] patients = act.Other is null ? [act.Kept] : [act.Kept, act.Other];
        var provenance = Provenance(act, act.Id, ActTag, act.Code, patients.Select(p => Reference($"Patient/{p}")));
        if (extension.Count > 0)
            provenance["extension"] = extension;
        if (act.Reason is { Length: > 0 } reason)
            provenance["reason"] = new JsonArray(new JsonObject { ["text"] = reason });
        if (act.Undoes is { } undone)
            provenance["entity"] = new JsonArray(new JsonObject { ["role"] = "revision", ["what"] = Reference($"Provenance/{undone}") });
        return ToWrite(provenance);
    }

    /// <summary>Which entries an act moved; with <paramref name="addressedTo"/> each says to whose number it had come.</summary>
    public static IEnumerable<RecordWrite> WriteMoves(IdentityAct act, IReadOnlyCollection<ResourceKey> moved, string? addressedTo = null)
    {
        foreach (var chunk in moved.Chunk(MostTargets))
        {
            var targets = chunk.Select(key =>
            {
                var target = Reference(key.ToString());
                if (addressedTo is not null)
                {
                    target["extension"] = new JsonArray(
                        new JsonObject { ["url"] = AddressedTo, ["valueReference"] = Reference($"Patient/{addressedTo}") });
                }
                return target;
            });
            var provenance = Provenance(act, NewId(act.At), MoveTag, $"moved by {act.Code}", targets);
            provenance["entity"] = new JsonArray(new JsonObject { ["role"] = "source", ["what"] = Reference($"Provenance/{act.Id}") });
            yield return ToWrite(provenance);
        }
    }

    /// <summary>The act that a version is, or null for any other Provenance.</summary>
    public static IdentityAct? Read(StoredVersion version)
    {
        if (version.Document is not { } document || !HasTag(document.Root))
            return null;
        var root = document.Root;
        if (Kind(root["activity"u8]["coding"u8][0]["code"u8].Text) is not { } kind || Patient(root["target"u8][0]) is not { } kept)
            return null;
        var who = root["agent"u8][0]["who"u8];
        _ = DateTimeOffset.TryParse(root["recorded"u8].Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        var entity = root["entity"u8][0];
        var undone = entity["role"u8].Is("revision"u8) ? entity["what"u8]["reference"u8].Text?["Provenance/".Length..] : null;
        return new IdentityAct(
            version.Key.Id, kind, kept, Patient(root["target"u8][1]), who["reference"u8].Text ?? "", who["display"u8].Text ?? "", at, version.T,
            root["reason"u8][0]["text"u8].Text, Evidence(root), undone, Extension(root, MovedUrl)["valueString"u8].Text);
    }

    /// <summary>A new id; later ones sort after earlier ones.</summary>
    public static string NewId(DateTimeOffset at) => Guid.CreateVersion7(at).ToString();

    public static JsonObject Reference(string reference) => new() { ["reference"] = reference };

    public static ResourceDocument ToDocument(JsonObject resource) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(Json)));

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static JsonObject Provenance(IdentityAct act, string id, string tag, string activity, IEnumerable<JsonObject> targets) => new()
    {
        ["resourceType"] = "Provenance",
        ["id"] = id,
        ["meta"] = new JsonObject { ["tag"] = new JsonArray(new JsonObject { ["system"] = TagSystem, ["code"] = tag }) },
        ["target"] = new JsonArray([.. targets]),
        ["recorded"] = Instant(act.At),
        ["activity"] = tag == ActTag
            ? new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = ActSystem, ["code"] = activity }) }
            : new JsonObject { ["text"] = activity },
        ["agent"] = new JsonArray(new JsonObject { ["who"] = new JsonObject { ["reference"] = act.Who, ["display"] = act.WhoName } }),
    };

    private static RecordWrite.Update ToWrite(JsonObject provenance) =>
        new(new ResourceKey("Provenance", (string)provenance["id"]!), ToDocument(provenance));

    private static JsonObject Evidence(MatchEvidence evidence) => new()
    {
        ["url"] = EvidenceUrl,
        ["extension"] = new JsonArray(
            new JsonObject { ["url"] = "weights", ["valueString"] = evidence.Weights },
            new JsonObject { ["url"] = "bits", ["valueDecimal"] = evidence.Bits },
            new JsonObject { ["url"] = "probability", ["valueDecimal"] = evidence.Probability },
            new JsonObject { ["url"] = "decision", ["valueCode"] = evidence.Decision }),
    };

    private static MatchEvidence? Evidence(Element root)
    {
        var held = Extension(root, EvidenceUrl);
        if (!held.Exists)
            return null;
        return new MatchEvidence(
            Extension(held, "weights")["valueString"u8].Text ?? "", Number(Extension(held, "bits")["valueDecimal"u8]),
            Number(Extension(held, "probability")["valueDecimal"u8]), Extension(held, "decision")["valueCode"u8].Text ?? "");
    }

    private static double Number(Element element) =>
        double.TryParse(element.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Element Extension(Element holder, string url)
    {
        foreach (var extension in holder["extension"u8].Items)
        {
            if (extension["url"u8].Text == url)
                return extension;
        }
        return default;
    }

    private static bool HasTag(Element root)
    {
        foreach (var tag in root["meta"u8]["tag"u8].Items)
        {
            if (tag["system"u8].Text == TagSystem && tag["code"u8].Text == ActTag)
                return true;
        }
        return false;
    }

    private static ActKind? Kind(string? code) => code switch
    {
        "one-person" => ActKind.OnePerson,
        { Length: > 0 } when Enum.TryParse<ActKind>(code, true, out var kind) => kind,
        _ => null,
    };

    private static string? Patient(Element target) =>
        target["reference"u8].Text is { } text && text.StartsWith("Patient/", StringComparison.Ordinal) ? text["Patient/".Length..] : null;
}
