using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Network;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// Loads pieces through a server's doors: bundles as they are, lines and single resources as batches of PUT and POST; messages and
/// documents as uploads, whose filing is waited for.
/// </summary>
internal sealed class ServerLoader : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestFiling = TimeSpan.FromMinutes(5);

    private readonly HttpClient client;

    public ServerLoader(string address, string? token)
    {
        client = new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = TimeSpan.FromMinutes(10) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<LoadOutcome> LoadAsync(LoadPiece piece, CancellationToken cancel)
    {
        if (piece.IsForIntake)
            return await UploadAsync(piece, cancel);
        var bundle = ToBundle(piece, out var failure);
        if (bundle is null)
            return new LoadOutcome(piece, 0, [failure!]);
        using var content = new ReadOnlyMemoryContent(bundle.Value);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        using var response = await client.PostAsync("", content, cancel);
        var answer = ResourceDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        if (!answer.Succeeded || !response.IsSuccessStatusCode)
            return new LoadOutcome(piece, 0, [new(piece.Path, null, Reason(answer.Value, (int)response.StatusCode))]);
        return Count(piece, answer.Value);
    }

    public void Dispose() => client.Dispose();

    /// <summary>Intake stands beside the FHIR door: <c>/api/intake</c> for <c>/fhir</c>.</summary>
    private async Task<LoadOutcome> UploadAsync(LoadPiece piece, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(piece.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await client.PostAsync($"../api/intake/uploads?name={Uri.EscapeDataString(Path.GetFileName(piece.Path))}", content, cancel);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel));
        if (!response.IsSuccessStatusCode)
            return new LoadOutcome(piece, 0, [new(piece.Path, null, (string?)answer?["detail"] ?? $"The server answered {(int)response.StatusCode}.")]);
        var (loaded, failures, items) = (0, new List<LoadFailure>(), answer!.AsArray());
        for (var i = 0; i < items.Count; i++)
        {
            var (resources, reason) = await FiledAsync((long)items[i]!["number"]!, cancel);
            loaded += resources;
            if (reason is not null)
                failures.Add(new(piece.Path, items.Count > 1 ? $"message {i + 1}" : null, reason));
        }
        return new LoadOutcome(piece, loaded, failures);
    }

    /// <summary>Waits until an item is filed or refused.</summary>
    private async Task<(int Resources, string? Reason)> FiledAsync(long number, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < LongestFiling; waited += Pause)
        {
            using var response = await client.GetAsync($"../api/intake/items/{number}", cancel);
            response.EnsureSuccessStatusCode();
            var detail = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel))!;
            var item = detail["item"]!;
            if ((string?)item["state"] == "processed")
                return (detail["results"]!.AsArray().Count, null);
            if ((string?)item["state"] != "received")
                return (0, string.Join(": ", new[] { (string?)item["place"], (string?)item["reason"] }.OfType<string>()));
            await Task.Delay(Pause, cancel);
        }
        return (0, "The server keeps the item and has not filed it yet; its intake monitor will say.");
    }

    private static ReadOnlyMemory<byte>? ToBundle(LoadPiece piece, out LoadFailure? failure)
    {
        failure = null;
        var documents = new List<ResourceDocument>();
        if (piece.Form == LoadForm.NdJson)
        {
            foreach (var line in System.Text.Encoding.UTF8.GetString(piece.Content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (ResourceDocument.Parse(System.Text.Encoding.UTF8.GetBytes(line)) is { Succeeded: true, Value: var resource })
                    documents.Add(resource);
            }
        }
        else
        {
            var read = LoadForms.ToResource(piece);
            if (!read.Succeeded)
            {
                failure = new(piece.Path, null, read.Issues[0].Text);
                return null;
            }
            if (read.Value.ResourceType == "Bundle" && read.Value.Root["type"u8].Text is "transaction" or "batch")
                return read.Value.Utf8;
            if (read.Value.ResourceType == "Bundle")
            {
                foreach (var entry in read.Value.Root["entry"u8].Items)
                    documents.Add(ResourceDocument.Part(entry["resource"u8]));
            }
            else
            {
                documents.Add(read.Value);
            }
        }
        return Batch(documents);
    }

    private static ReadOnlyMemory<byte> Batch(List<ResourceDocument> documents)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "Bundle"u8);
            json.WriteString("type"u8, "batch"u8);
            json.WriteStartArray("entry"u8);
            foreach (var document in documents)
            {
                json.WriteStartObject();
                json.WritePropertyName("resource"u8);
                json.WriteRawValue(document.Utf8.Span, skipInputValidation: true);
                json.WriteStartObject("request"u8);
                json.WriteString("method"u8, document.Id.Length > 0 ? "PUT"u8 : "POST"u8);
                json.WriteString("url"u8, document.Id.Length > 0 ? document.ToString() : document.ResourceType);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static LoadOutcome Count(LoadPiece piece, ResourceDocument answer)
    {
        var (loaded, failures, at) = (0, new List<LoadFailure>(), 0);
        foreach (var entry in answer.Root["entry"u8].Items)
        {
            if (entry["response"u8]["status"u8].Raw is [(byte)'2', ..])
                loaded++;
            else
                failures.Add(new(piece.Path, $"entry {at}", entry["response"u8]["outcome"u8]["issue"u8][0]["diagnostics"u8].Text ?? "refused"));
            at++;
        }
        return new LoadOutcome(piece, loaded, failures);
    }

    private static string Reason(ResourceDocument? outcome, int status) =>
        outcome?.Root["issue"u8][0]["diagnostics"u8].Text ?? $"The server answered {Status.Text(status)}.";
}
