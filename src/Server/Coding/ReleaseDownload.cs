using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Coding;

/// <summary>
/// Fetches the zip of a release from a web address into a file. What arrives is only a file; that it is a release
/// is checked by its installation.
/// </summary>
internal static class ReleaseDownload
{
    /// <summary>A release is tens of megabytes; what is far larger is something else.</summary>
    private const long Most = 1L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The web address that a source is; null when it is a path.</summary>
    public static Uri? AddressOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    /// <summary>The path of the file fetched into a folder, under the last name of the address, or why there is none.</summary>
    public static async Task<Parsed<string>> FetchAsync(Uri address, DirectoryInfo folder, CancellationToken cancel)
    {
        // A release with its tables at the top takes its name from the zip's.
        var name = Path.GetFileName(address.LocalPath);
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return Issue.Error("value", $"{address} names no .zip.");
        var file = Path.Combine(folder.FullName, name);
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!answer.IsSuccessStatusCode)
                return Issue.Error("not-found", $"{address} answers {(int)answer.StatusCode} {answer.ReasonPhrase}.");
            if (answer.Content.Headers.ContentLength > Most)
                return Issue.Error("too-costly", $"{address} is larger than 1 GiB.");
            await using var to = File.Create(file);
            await using var from = await answer.Content.ReadAsStreamAsync(cancel);
            await CopyAsync(from, to, cancel);
            return file;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return Issue.Error("transient", $"{address} could not be fetched: {e.Message}");
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancel)
    {
        var buffer = new byte[81_920];
        for (long sum = 0; await from.ReadAsync(buffer, cancel) is var read and > 0;)
        {
            if ((sum += read) > Most)
                throw new IOException("it is larger than 1 GiB");
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }
}
