namespace Chartroom.Server.Host.Showing;

/// <summary>
/// Bytes from outside as an answer: what browsers show without running it is shown, in a frame of the workbench too; everything else is
/// saved as a file. Nothing of it may load, run or be guessed.
/// </summary>
internal static class ShownContent
{
    private static readonly string[] Shown = ["application/pdf", "text/plain", "image/png", "image/jpeg", "image/gif"];

    /// <summary>The bytes as they came.</summary>
    public static IResult AsItCame(HttpContext context, byte[] content, string contentType, string name)
    {
        var media = MediaOf(contentType);
        var isShown = Shown.Contains(media);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        // A sandbox would keep the browser's own PDF view from starting.
        headers.ContentSecurityPolicy = media == "application/pdf"
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
            : "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox";
        headers.CacheControl = "no-store";
        return TypedResults.File(content, isShown ? contentType : "application/octet-stream", isShown ? null : name);
    }

    /// <summary>The pages to be looked at: TIFF, which no browser shows, as PDF where that can be done without loss.</summary>
    public static IResult AsPages(HttpContext context, byte[] content, string contentType, string name) =>
        MediaOf(contentType) == "image/tiff" && TiffPages.Read(content) is { } pages
            ? AsItCame(context, PdfPages.Write(pages), "application/pdf", name)
            : AsItCame(context, content, contentType, name);

    private static string MediaOf(string contentType) => contentType.Split(';')[0].Trim();
}
