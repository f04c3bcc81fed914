using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Acknowledging;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Exchange.Hl7v2.Parsing;
using Xunit;

namespace Chartroom.Suites.Hl7v2;

/// <summary>
/// The 808 sample messages of other HL7 programs' tests: each parses and maps to a Bundle whose references resolve, or is refused with an
/// answer that names the place. Where another converter's FHIR lies beside it, types, identifiers, codes and dates are compared.
/// </summary>
public sealed class Hl7MessageSuite
{
    private static readonly Lazy<Dictionary<string, byte[]>> Files = new(ReadFiles);

    [Fact]
    public void Every_sample_is_mapped_or_refused_with_the_place_at_fault()
    {
        var failures = new List<string>();
        var samples = Index().ToList();
        foreach (var sample in samples)
        {
            try
            {
                if (Fault(Files.Value["messages/" + sample.File]) is { } fault)
                    failures.Add($"{sample.File}: {fault}");
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failures.Add($"{sample.File}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n')[0]}");
            }
        }
        Report(samples.Count, samples.Count - failures.Count);
        Assert.True(samples.Count >= 800, "The index of samples is short.");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(40)));
    }

    /// <summary>The floors are a little under what was measured; both converters make choices of their own.</summary>
    [Fact]
    public void Types_identifiers_codes_and_dates_agree_with_other_converters()
    {
        var tally = new Agreement();
        foreach (var sample in Index().Where(s => s.Expected.Length > 0))
        {
            var expected = JsonNode.Parse(Files.Value[sample.Expected])!.AsObject();
            if (Convert(Files.Value["messages/" + sample.File]) is { } bundle)
                tally.Add(sample.File, expected, bundle);
        }
        tally.Write(Path.Combine(Chartroom.Tests.Repository.Root, "artifacts", "conformance", "hl7v2-agreement.json"));
        Assert.True(tally.Ratio("types") >= 0.82, tally.ToString());
        Assert.True(tally.Ratio("identifiers") >= 0.64, tally.ToString());
        Assert.True(tally.Ratio("codes") >= 0.64, tally.ToString());
        Assert.True(tally.Ratio("dates") >= 0.80, tally.ToString());
    }

    private static string? Fault(byte[] file)
    {
        var batch = Hl7Batch.Split(file);
        if (batch.Messages.Count == 0)
            return batch.Issues.Any(i => i.Fails && i.Path is not null) ? null : "refused without a place";
        foreach (var raw in batch.Messages)
        {
            var parsed = Hl7Parser.Parse(raw);
            var fault = parsed.Succeeded ? FaultOf(Hl7Mapping.ToBundle(parsed.Value)) ?? Answered(parsed.Value) : Refused(raw, parsed.Issues);
            if (fault is not null)
                return fault;
        }
        return null;
    }

    private static string? Answered(Hl7Message message)
    {
        var answer = Hl7Parser.Parse(Acknowledgment.To(message, AcknowledgmentKind.Accept, [], "1", DateTimeOffset.UnixEpoch));
        return answer.Value?.First("MSA")[2].Exact == message.Header[10].Exact.Trim() || message.ControlId.Length == 0
            ? null : "the answer does not repeat the control id";
    }

    private static string? Refused(ReadOnlyMemory<byte> raw, IReadOnlyList<Chartroom.Fhir.Outcomes.Issue> issues)
    {
        var answer = Hl7Parser.Parse(Acknowledgment.ToUnreadable(raw.Span, issues, "1", DateTimeOffset.UnixEpoch));
        return answer.Value?.First("MSA")[1].Text == "AR" && answer.Value.First("ERR")[2].HasValue ? null : "refused without a place";
    }

    private static string? FaultOf(MappedMessage mapped)
    {
        var urls = mapped.Entries.Select(e => e.FullUrl).ToHashSet();
        if (urls.Count != mapped.Entries.Count)
            return "two entries share a fullUrl";
        foreach (var reference in References(mapped.Bundle))
        {
            if (reference.StartsWith("urn:uuid:", StringComparison.Ordinal) && !urls.Contains(reference))
                return "a reference leads nowhere";
        }
        return mapped.Entries.Any(e => e.Place.Length == 0) ? "an entry without a place" : null;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "reference", Value: JsonValue v } ? [v.GetValue<string>()] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonObject? Convert(byte[] file)
    {
        var batch = Hl7Batch.Split(file);
        return batch.Messages.Count > 0 && Hl7Parser.Parse(batch.Messages[0]).Value is { } message ? Hl7Mapping.ToBundle(message).Bundle : null;
    }

    private static void Report(int total, int passed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Chartroom.Tests.Repository.Root, "artifacts", "conformance"));
        var report = JsonSerializer.Serialize(new { suite = "hl7v2", total, passed, excluded = 0 });
        File.WriteAllText(Path.Combine(folder.FullName, "hl7v2.json"), report);
    }

    private static IEnumerable<(string File, string Expected)> Index() =>
        File.ReadLines(Path.Combine(Folder, "index.csv")).Skip(1).Select(l => l.Split(',')).Select(c => (c[0], c[^2]));

    private static string Folder => Path.Combine(Chartroom.Tests.Repository.SharedData, "samples", "hl7v2");

    private static Dictionary<string, byte[]> ReadFiles()
    {
        using var unzipped = new GZipStream(File.OpenRead(Path.Combine(Folder, "messages.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        var files = new Dictionary<string, byte[]>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } content)
                continue;
            using var buffer = new MemoryStream();
            content.CopyTo(buffer);
            files[entry.Name.TrimStart('.', '/')] = buffer.ToArray();
        }
        return files;
    }

    /// <summary>How much of what another converter found is found here too, per kind of fact.</summary>
    private sealed class Agreement
    {
        private readonly Dictionary<string, (int Found, int All)> totals = [];
        private readonly Dictionary<string, int> missed = [];

        public void Add(string file, JsonObject expected, JsonObject actual)
        {
            var (want, have) = (Facts(expected), Facts(actual));
            foreach (var kind in want.GroupBy(f => f.Kind, StringComparer.Ordinal))
            {
                var found = kind.Count(have.Contains);
                var before = totals.GetValueOrDefault(kind.Key);
                totals[kind.Key] = (before.Found + found, before.All + kind.Count());
                foreach (var miss in kind.Where(f => !have.Contains(f)))
                {
                    var key = $"{file.Split('/')[0]} {miss.Kind} {(miss.Kind == "types" ? miss.Value : miss.Place)}";
                    missed[key] = missed.GetValueOrDefault(key) + 1;
                }
            }
        }

        public double Ratio(string kind) => totals.TryGetValue(kind, out var t) && t.All > 0 ? (double)t.Found / t.All : 1;

        public void Write(string path)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, JsonSerializer.Serialize(new
            {
                agreement = totals.ToDictionary(t => t.Key, t => Math.Round((double)t.Value.Found / t.Value.All, 4)),
                facts = totals.ToDictionary(t => t.Key, t => t.Value.All),
                missed = missed.OrderByDescending(m => m.Value).Take(150).Select(m => $"{m.Value} {m.Key}"),
            }));
        }

        public override string ToString() =>
            string.Join(", ", totals.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value.Found}/{t.Value.All}")));

        private static HashSet<Fact> Facts(JsonObject bundle)
        {
            var facts = new HashSet<Fact>();
            foreach (var entry in bundle["entry"]?.AsArray() ?? [])
            {
                if (entry?["resource"] is not JsonObject resource)
                    continue;
                var type = (string)resource["resourceType"]!;
                facts.Add(new Fact("types", "", type));
                Collect(facts, type, type, resource);
            }
            return facts;
        }

        private static void Collect(HashSet<Fact> facts, string type, string path, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject o when o.ContainsKey("resourceType") && path != type:
                    break;
                case JsonObject o:
                    foreach (var (name, value) in o)
                    {
                        if (name is "extension" or "meta" or "id" or "text" or "div" || name.StartsWith('_'))
                            continue;
                        var below = $"{path}.{name}";
                        if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text))
                            AddLeaf(facts, type, path, name, below, text);
                        else
                            Collect(facts, type, below, value);
                    }
                    break;
                case JsonArray a:
                    foreach (var item in a)
                        Collect(facts, type, path, item);
                    break;
                default:
                    break;
            }
        }

        private static void AddLeaf(HashSet<Fact> facts, string type, string path, string name, string below, string text)
        {
            if (name == "value" && path.EndsWith("dentifier", StringComparison.Ordinal))
                facts.Add(new Fact("identifiers", type, text.Replace("urn:oid:", "", StringComparison.Ordinal).Replace("urn:uuid:", "", StringComparison.Ordinal)));
            else if (name == "code" || name is "gender" or "status")
                facts.Add(new Fact("codes", below, text));
            else if (text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-' && type is not ("Provenance" or "MessageHeader"))
                facts.Add(new Fact("dates", below, Moment(text)));
        }

        /// <summary>A date stands for itself; a time for its moment, since converters differ in the offset they show.</summary>
        private static string Moment(string text) =>
            text.Length > 10 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : text;

        private sealed record Fact(string Kind, string Place, string Value);
    }
}
