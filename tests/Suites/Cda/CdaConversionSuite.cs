using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Fhir.Outcomes;
using Xunit;

namespace Chartroom.Suites.Cda;

/// <summary>Every published C-CDA document and fragment is converted to a sound transaction, or refused for the right reason.</summary>
public sealed class CdaConversionSuite
{
    /// <summary>The files that must be refused, and why; all others must convert.</summary>
    private static readonly Dictionary<string, string> Refused = Load();

    [Fact]
    public void Every_document_becomes_a_sound_transaction_or_is_refused_for_the_right_reason()
    {
        var (faults, rows) = (new List<string>(), new List<JsonObject>());
        var (total, passed) = (0, 0);
        foreach (var set in CdaSamples.Sets)
        {
            var (converted, refused, entries, wrong) = (0, 0, 0, 0);
            foreach (var (name, bytes) in CdaSamples.Documents(set))
            {
                total++;
                var result = Convert(bytes, $"{set}/{name}", faults);
                if (result.Value is null && result.Issues.Count == 0)
                    continue;
                var reason = Refused.GetValueOrDefault($"{set}/{name}");
                if (!result.Succeeded)
                {
                    refused++;
                    if (result.Issues[0].Code == reason)
                        passed++;
                    else
                        faults.Add($"{set}/{name}: refused ({result.Issues[0].Code}: {result.Issues[0].Text} line {result.Issues[0].Line})");
                    continue;
                }
                converted++;
                entries += result.Value["entry"]!.AsArray().Count;
                var shape = BundleShape.Faults(result.Value);
                if (shape.Count == 0 && reason is null)
                {
                    passed++;
                    continue;
                }
                wrong++;
                faults.AddRange(shape.Distinct().Select(f => $"{set}/{name}: {f}"));
                if (reason is not null)
                    faults.Add($"{set}/{name}: converted, but should be refused ({reason})");
            }
            rows.Add(new JsonObject { ["set"] = set, ["converted"] = converted, ["refused"] = refused, ["resources"] = entries, ["unsound"] = wrong });
        }
        ConformanceCounts.Write("ccda-documents.json", "C-CDA documents to FHIR", total, passed, null, rows);
        Assert.True(faults.Count == 0, $"{passed} of {total} pass\n" + string.Join('\n', faults.Take(400)));
    }

    private static Parsed<JsonObject> Convert(byte[] bytes, string name, List<string> faults)
    {
        try
        {
            return CdaMapping.Convert(bytes);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            faults.Add($"{name}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Chartroom"))}");
            return new Parsed<JsonObject>([]);
        }
    }

    private static Dictionary<string, string> Load()
    {
        var file = Path.Combine(Repository.Root, "tests", "Suites", "Cda", "refused.json");
        return JsonNode.Parse(File.ReadAllText(file))!.AsArray().ToDictionary(e => (string)e!["id"]!, e => (string)e!["code"]!);
    }
}
