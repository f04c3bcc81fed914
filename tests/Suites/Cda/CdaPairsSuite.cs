using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Mapping;
using Xunit;

namespace Chartroom.Suites.Cda;

/// <summary>
/// Our resources beside those of other converters for the same document: for each resource they find, its key code (or name,
/// for people and places) must stand in one of ours of the same or a kindred type.
/// </summary>
public sealed class CdaPairsSuite
{
    private static readonly string[] Left = ["Composition", "DocumentReference", "Bundle", "Device", "Provenance", "RelatedPerson"];

    [Theory]
    [InlineData("hl7-guide", 1.00)]
    // Three keys of the other converter are left: a patient who is the author (no Practitioner here), a negated problem
    // (C-CDA on FHIR has a code for it), a procedure observation without value (a Procedure here).
    [InlineData("fhir-converter", 0.98)]
    [InlineData("medplum", 1.00)]
    public void Key_codes_agree_with_the_paired_expectation(string suite, double floor)
    {
        var (total, found, misses) = (0, 0, new List<string>());
        foreach (var (name, document, expected) in Pairs(suite))
        {
            var converted = CdaMapping.Convert(document);
            Assert.True(converted.Succeeded, $"{name}: {(converted.Issues.Count > 0 ? converted.Issues[0].Text : "")}");
            var ours = Keys(converted.Value["entry"]!.AsArray().Select(e => e!["resource"]!.AsObject())).ToHashSet();
            foreach (var key in Keys(expected))
            {
                total++;
                if (ours.Contains(key))
                    found++;
                else
                    misses.Add($"{name}: {key}");
            }
        }
        ConformanceCounts.Write($"ccda-pairs-{suite}.json", $"C-CDA pairs: {suite}", total, found, "Key codes of the paired expectation found in ours.");
        Assert.True(found >= total * floor, $"{found} of {total} key codes agree\n" + string.Join('\n', misses.Take(200)));
    }

    private static IEnumerable<(string Name, byte[] Document, List<JsonObject> Expected)> Pairs(string suite) => suite switch
    {
        "hl7-guide" => Guide(),
        "medplum" => ByStem(Path.Combine("conformance", "ccda-fhir-pairs-medplum", "files.tar.gz"), ".xml", ".json"),
        _ => ByStem(Path.Combine("samples", "ccda", "fhir-converter-pairs.tar.gz"), ".ccda", ".json"),
    };

    private static IEnumerable<(string Name, byte[] Document, List<JsonObject> Expected)> ByStem(string archive, string document, string expected)
    {
        var files = CdaSamples.Archive(archive).ToDictionary(f => Path.GetFileName(f.Name), f => f.Bytes);
        foreach (var (name, bytes) in files.Where(f => f.Key.EndsWith(document, StringComparison.Ordinal)))
        {
            if (files.TryGetValue(Path.ChangeExtension(name, expected), out var json))
                yield return (name, bytes, [.. JsonNode.Parse(json)!["entry"]!.AsArray().Select(e => e!["resource"]!.AsObject())]);
        }
    }

    private static IEnumerable<(string Name, byte[] Document, List<JsonObject> Expected)> Guide()
    {
        var files = CdaSamples.Archive(Path.Combine("conformance", "ccda-on-fhir", "mappings-and-examples.tar.gz"))
            .Where(f => f.Name.Contains("input/resources/", StringComparison.Ordinal) && Path.GetFileName(f.Name).StartsWith("CF-", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f.Name), f => f.Bytes);
        foreach (var (name, bytes) in files.Where(f => f.Key.EndsWith(".xml", StringComparison.Ordinal)))
        {
            yield return (name, bytes, [JsonNode.Parse(files[Path.ChangeExtension(name, ".json")])!.AsObject()]);
        }
    }

    /// <summary>The key of each resource that has one: kind and code, or kind and name.</summary>
    private static IEnumerable<string> Keys(IEnumerable<JsonObject> resources)
    {
        foreach (var resource in resources)
        {
            var type = (string)resource["resourceType"]!;
            if (Left.Contains(type))
                continue;
            foreach (var key in Codes(resource).Where(k => k.Length > 0))
            {
                yield return $"{Kind(type)} {key}";
            }
        }
    }

    private static string Kind(string type) => type switch
    {
        "MedicationStatement" or "MedicationAdministration" or "MedicationRequest" or "Medication" => "Medication",
        "PractitionerRole" => "Practitioner",
        _ => type,
    };

    private static IEnumerable<string> Codes(JsonObject resource)
    {
        switch ((string)resource["resourceType"]!)
        {
            case "Patient":
                yield return $"{resource["name"]?[0]?["family"]} {resource["gender"]} {resource["birthDate"]}";
                break;
            case "Practitioner":
                foreach (var name in resource["name"]?.AsArray() ?? [])
                {
                    yield return $"{name?["family"]}".Trim();
                }
                break;
            case "Organization" or "Location":
                yield return $"{resource["name"]}".Trim();
                break;
            case "Encounter":
                foreach (var type in resource["type"]?.AsArray() ?? [])
                {
                    foreach (var code in Coded(type))
                        yield return code;
                }
                break;
            case "FamilyMemberHistory":
                foreach (var code in Coded(resource["relationship"]))
                    yield return code;
                break;
            case "Goal":
                foreach (var code in Coded(resource["description"]))
                    yield return code;
                break;
            default:
                foreach (var code in Coded(resource["code"] ?? resource["medicationCodeableConcept"] ?? resource["vaccineCode"]))
                    yield return code;
                foreach (var code in Coded(resource["valueCodeableConcept"]))
                    yield return "value " + code;
                if (resource["valueQuantity"] is { } quantity && quantity["value"] is { } number)
                    yield return $"value {number.GetValue<decimal>():0.#####} {quantity["unit"]}";
                break;
        }
    }

    private static IEnumerable<string> Coded(JsonNode? concept) =>
        concept?["coding"]?.AsArray().Select(c => (string?)c!["code"]).OfType<string>().Where(c => c is not ("UNK" or "NI")) ?? [];
}
