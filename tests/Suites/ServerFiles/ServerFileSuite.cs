using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Suites.ServerFiles;

/// <summary>
/// The resources and bundles by which another R4 server is tested, sent to this one: what can be read is stored and read back the
/// same; what cannot be carried out is refused with an outcome, and nothing of it is written.
/// Source: microsoft/fhir-server, TestFiles/R4 and TestFiles/Normative.
/// </summary>
public sealed class ServerFileSuite
{
    /// <summary>What is refused, and why it is right to refuse it.</summary>
    private static readonly Dictionary<string, int> Refused = new()
    {
        ["Normative/Bundle-InvalidBundleType.json"] = 400,
        ["Normative/Bundle-TypeMissing.json"] = 400,
        // Malformed JSON.
        ["Normative/Bundle-TransactionWithInvalidBundleEntry.json"] = 400,
        // The same resource twice.
        ["Normative/Bundle-TransactionWithMultipleEntriesModifyingSameResource.json"] = 400,
        ["Normative/Bundle-TransactionWithMultipleResourcesWithSameFullUrl.json"] = 400,
        ["R4/SmartPatientD.json"] = 400,
        // An operation that R4 does not have (lookup is CodeSystem's).
        ["Normative/Bundle-Transaction.json"] = 404,
        ["Normative/Bundle-TransactionWithInvalidProcessingRoutes.json"] = 404,
        // Reads what is not there.
        ["Normative/Bundle-TransactionForRollBack.json"] = 404,
        // A conditional reference that finds nothing.
        ["R4/Bundle-TransactionWithReferenceInResourceBody.json"] = 412,
        // No resources of R4.
        ["Normative/LegacyRawReindexJobRecord.json"] = 400,
        ["Normative/MoneyWithWrongDecimal.json"] = 404,
        ["R4/ResourceWrapperNoVersion.json"] = 400,
        ["R4/DocumentReference-example-relatesTo-code-appends.indexes.json"] = 400,
        ["R4/DocumentReference-example-relatesTo-code-transforms-replaces-target.indexes.json"] = 400,
        ["R4/DocumentReference-example-relatesTo-code-transforms.indexes.json"] = 400,
    };

    /// <summary>Entries of batches that are refused one by one.</summary>
    private static readonly Dictionary<string, string> Batches = new()
    {
        // An If-Match that is no version; the operation; a read of what is not there.
        ["Normative/Bundle-Batch.json"] = "201,201,201,201,400,204,204,404,200,404",
        ["Normative/Bundle-BatchWithDuplicatedItems.json"] = "201,201,200,200,204,204,404,200,404",
        ["Normative/Bundle-BatchWithInvalidEleEnums.json"] = "201,201,201,201,400,204,204,404,200,404",
    };

    [Fact]
    public async Task Every_file_is_stored_or_refused_as_it_should_be()
    {
        var report = new SuiteReport("ServerFiles", "Server test files (Microsoft FHIR server)");
        await using var shared = await RunningServer.StartAsync();
        foreach (var (name, bytes) in Files())
        {
            if (!Refused.ContainsKey(name) && !name.Contains("Bundle", StringComparison.Ordinal) && !name.EndsWith(".ndjson", StringComparison.Ordinal))
            {
                report.Add(name, await SendAsync(shared, name, bytes));
                continue;
            }
            await using var own = await RunningServer.StartAsync();
            report.Add(name, name.EndsWith(".ndjson", StringComparison.Ordinal) ? await ImportAsync(own, bytes) : await SendAsync(own, name, bytes));
        }
        report.End(least: 190);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        var file = Path.Combine(Repository.SharedData, "conformance", "fhir-server-testfiles", "r4.tar.gz");
        using var tar = new TarReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } stream)
                continue;
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            yield return (entry.Name, buffer.ToArray());
        }
    }

    private static async Task<string?> SendAsync(RunningServer server, string name, byte[] bytes)
    {
        using var client = await server.ClientAsync();
        var isXml = name.EndsWith(".xml", StringComparison.Ordinal);
        var sent = isXml ? null : Parse(bytes);
        var type = isXml ? (name.Contains("Patient", StringComparison.Ordinal) ? "Patient" : "Observation") : (string?)(sent as JsonObject)?["resourceType"] ?? "Patient";
        var isBundle = (type == "Bundle" && (string?)sent!["type"] is not ("collection" or "document" or "searchset")) || name.Contains("InvalidBundleEntry", StringComparison.Ordinal);
        var before = server.Store.CurrentT;
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(isXml ? "application/fhir+xml" : "application/fhir+json");
        var response = await client.PostAsync(isBundle ? "" : type, content);
        var answer = await response.BodyAsync();
        if (Refused.TryGetValue(name, out var status))
            return await RefusalAsync(server, before, response, answer, status);
        if (isBundle)
            return Entries(name, response.StatusCode, answer);
        if (response.StatusCode != HttpStatusCode.Created)
            return $"{response.StatusCode}: {answer.ToJsonString()}";
        var read = await client.GetJsonAsync($"{type}/{answer["id"]}");
        return sent is null || Same(sent.AsObject(), read.AsObject()) ? null : "is read back as another";
    }

    private static async Task<string?> RefusalAsync(RunningServer server, long before, HttpResponseMessage response, JsonNode answer, int status)
    {
        if ((int)response.StatusCode != status || (string?)answer["resourceType"] != "OperationOutcome")
            return $"{response.StatusCode}, not {status} with an outcome: {answer.ToJsonString()}";
        await foreach (var version in server.Store.ChangesSinceAsync(before))
        {
            if (version.Key.Type != "AuditEvent")
                return $"was refused, and yet {version.Key.Type} was written";
        }
        return null;
    }

    private static string? Entries(string name, HttpStatusCode status, JsonNode answer)
    {
        if (status != HttpStatusCode.OK)
            return $"{status}: {answer.ToJsonString()}";
        var statuses = answer["entry"]!.AsArray().Select(e => ((string)e!["response"]!["status"]!)[..3]).ToList();
        if (Batches.TryGetValue(name, out var expected))
            return string.Join(',', statuses) == expected ? null : $"answers {string.Join(',', statuses)}, not {expected}";
        return statuses.TrueForAll(s => s is "200" or "201" or "204") ? null : $"answers {string.Join(',', statuses)}";
    }

    private static async Task<string?> ImportAsync(RunningServer server, byte[] bytes)
    {
        using var client = await server.ClientAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => l.Replace("##PatientID##", $"id-{i}", StringComparison.Ordinal)).ToList();
        var good = lines.Count(l => Readable(l));
        var answer = await (await client.PostAsync("$import", FhirClient.Json(string.Join('\n', lines), "application/fhir+ndjson"))).BodyAsync();
        var imported = (int)answer["parameter"]![0]!["valueInteger"]!;
        return imported == good ? null : $"imports {imported} of {good} lines: {answer.ToJsonString()}";
    }

    private static bool Readable(string line)
    {
        try
        {
            return JsonNode.Parse(line)?["resourceType"] is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Equal but for the id, what the server puts into meta, and what it keeps of a subscription in itself.</summary>
    private static bool Same(JsonObject sent, JsonObject read)
    {
        string[] kept = (string?)sent["resourceType"] == "Subscription" ? ["id", "extension", "status", "error"] : ["id"];
        foreach (var document in (JsonObject[])[sent, read])
        {
            foreach (var name in kept)
                document.Remove(name);
            if (document["meta"] is not JsonObject meta)
                continue;
            meta.Remove("versionId");
            meta.Remove("lastUpdated");
            if (meta.Count == 0)
                document.Remove("meta");
        }
        return JsonNode.DeepEquals(sent, read);
    }
}
