using Microsoft.Extensions.FileProviders;

namespace Chartroom.Server.Host;

/// <summary>
/// Serves the built workbench: files with a hash in their name for ever, the page itself always fresh, and the page for
/// every address that a department of the workbench makes up. Without a build the server says so and runs on.
/// </summary>
internal static class Workbench
{
    private static readonly string[] Doors = ["/api", "/fhir", "/health", "/metrics", "/openapi"];

    public static void UseWorkbench(this IApplicationBuilder app, ServerSettings settings)
    {
        var root = settings.Web?.FullName ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!File.Exists(Path.Combine(root, "index.html")))
            return;
        var files = new PhysicalFileProvider(root);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy =
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'self' blob:; "
                + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
            if (IsPage(context.Request, files))
                context.Request.Path = "/index.html";
            return next(context);
        });
        app.UseWhen(context => !IsDoor(context.Request), pages => pages.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        }));
    }

    private static bool IsPage(HttpRequest request, PhysicalFileProvider files) =>
        HttpMethods.IsGet(request.Method) && !IsDoor(request) && !files.GetFileInfo(request.Path).Exists;

    private static bool IsDoor(HttpRequest request)
    {
        foreach (var door in Doors)
        {
            if (request.Path.StartsWithSegments(door, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
