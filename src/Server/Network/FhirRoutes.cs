using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Observing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network.Bulk;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>The FHIR door: turns requests under <c>/fhir</c> into calls, and answers into responses.</summary>
internal static class FhirRoutes
{
    private const int Slice = 64 * 1024;
    private const string Form = "application/x-www-form-urlencoded";

    public static void MapFhir(this IEndpointRouteBuilder app)
    {
        var door = app.ServiceProvider.GetRequiredService<FhirDoor>();
        app.MapGet("/fhir/metadata", context => WriteAsync(
            context, Capabilities.Answer(Root(context.Request), door.Clock.GetUtcNow()), Query(context.Request))).DisableValidation().ForAnyone();
        // Resources are validated by their own rules; the framework's filters would only stand in every request's way.
        app.Map("/fhir/{**path}", context => HandleAsync(context, door)).DisableValidation();
    }

    private static async Task HandleAsync(HttpContext context, FhirDoor door)
    {
        var query = Query(context.Request);
        if (Formats.Wanted(context.Request, query) is null && !Binaries.IsAddress(context.Request.Path) && !IsFile(context.Request.Path))
        {
            await OutcomeAnswer.WriteAsync(context, 406, [Issue.Error("not-supported", "This server answers in JSON or XML.")]);
            return;
        }
        var call = ToCall(context, door, query);
        var read = await WithBodyAsync(context.Request, call);
        var answer = read.Answer ?? await Interactions.AnswerAsync(read.Call, context.Request.RouteValues["path"] as string ?? "");
        Telemetry.Interactions.Add(1, new KeyValuePair<string, object?>("method", RequestSpan.MethodOf(call.Method)), new("class", answer.Status / 100));
        await WriteAsync(context, answer, read.Call.Query);
    }

    private static FhirCall ToCall(HttpContext context, FhirDoor door, string query)
    {
        var headers = context.Request.Headers;
        string? prefer = headers["Prefer"];
        var method = HttpMethods.IsHead(context.Request.Method) ? "GET" : context.Request.Method;
        return new FhirCall(door, context.Caller(), method, Root(context.Request), query, context.RequestAborted)
        {
            IfMatch = headers.IfMatch,
            IfNoneMatch = headers.IfNoneMatch,
            IfNoneExist = headers["If-None-Exist"],
            IfModifiedSince = headers.IfModifiedSince,
            Strict = prefer?.Contains("handling=strict", StringComparison.Ordinal) == true,
            WantsBodies = prefer?.Contains("return=representation", StringComparison.Ordinal) == true,
            WantsAsync = prefer?.Contains("respond-async", StringComparison.Ordinal) == true,
            Accept = headers.Accept,
        };
    }

    private static async Task<(FhirCall Call, Answer? Answer)> WithBodyAsync(HttpRequest request, FhirCall call)
    {
        if (call.Method is "GET" or "DELETE")
            return (call, null);
        var type = FhirBody.MediaType(request);
        if (!type.Succeeded)
            return (call, Answer.Refused(415, type.Issues));
        var body = await FhirBody.ReadAsync(request, call.Cancel);
        if (type.Value == Form)
        {
            var form = Encoding.UTF8.GetString(body.Span);
            return (call with { Query = call.Query.Length > 0 && form.Length > 0 ? $"{call.Query}&{form}" : call.Query + form }, null);
        }
        if (type.Value is "application/json-patch+json" or "application/xml-patch+xml" || Import.IsLines(type.Value) || Binaries.IsContent(call, request.Path, type.Value))
            return (call with { BodyType = type.Value, RawBody = body }, null);
        var isXml = type.Value is "application/fhir+xml" or "application/xml" or "text/xml";
        if (!isXml && type.Value is not ("" or "application/fhir+json" or "application/json" or "text/json"))
            return (call, Answer.Refused(415, "not-supported", "A body is sent as application/fhir+json or application/fhir+xml."));
        if (body.IsEmpty && (request.Path.Value!.EndsWith("_search", StringComparison.Ordinal) || request.Path.Value.Contains("/$", StringComparison.Ordinal)))
            return (call, null);
        var parsed = isXml ? ResourceXmlReader.Read(body) : FhirBody.Parse(body);
        return parsed.Succeeded
            ? (call with { Body = parsed.Value, BodyType = "application/fhir+json", RawBody = body }, null)
            : (call, Answer.Refused(400, parsed.Issues));
    }

    private static async Task WriteAsync(HttpContext context, Answer answer, string query)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        if (answer.Version > 0)
            response.Headers.ETag = Conditions.ETag(answer.Version);
        if (answer.LastModified is { } modified)
            response.Headers.LastModified = modified.UtcDateTime.ToString("r");
        if (answer.Location is { } location)
        {
            response.Headers.Location = $"{Root(context.Request)}/{location}";
            response.Headers.ContentLocation = response.Headers.Location;
        }
        if (answer.File is { } file)
        {
            response.ContentType = answer.MediaType;
            await response.SendFileAsync(file, context.RequestAborted);
            return;
        }
        var form = Formats.Wanted(context.Request, query) ?? Formats.Json;
        var body = answer.Issues.Count > 0 ? OutcomeAnswer.Document(answer.Issues, context.TraceIdentifier) : Shape(context, answer, query);
        if (body.IsEmpty || answer.Status is 204 or 304)
            return;
        if (form == Formats.Xml && answer.MediaType is null)
            body = ToXml(body, QueryText.Value(query, "_pretty") == "true");
        response.ContentType = answer.MediaType ?? (body.Span[0] == (byte)'<' ? Formats.Xml : Formats.Json);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await SendAsync(context, body);
    }

    /// <summary>
    /// Sends a body by slices. The server's own least rate counts what the system's buffers took as taken, so that a client which reads nothing would hold a
    /// long answer for hours: here it has so long for each slice, and is cut off.
    /// </summary>
    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (body.Length <= Slice)
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
            return;
        }
        var settings = context.RequestServices.GetRequiredService<ServerSettings>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        try
        {
            for (var rest = body; !rest.IsEmpty; rest = rest[Math.Min(Slice, rest.Length)..])
            {
                patience.CancelAfter(settings.SlowTime);
                await context.Response.BodyWriter.WriteAsync(rest[..Math.Min(Slice, rest.Length)], patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static ReadOnlyMemory<byte> Shape(HttpContext context, Answer answer, string query)
    {
        var body = answer.Body;
        if (answer.IsWrite && context.Request.Headers["Prefer"].ToString() is { Length: > 0 } prefer)
        {
            if (prefer.Contains("return=minimal", StringComparison.Ordinal))
                return default;
            if (prefer.Contains("return=OperationOutcome", StringComparison.Ordinal))
                body = OutcomeAnswer.Document([Issue.Information("informational", "Done.")]);
        }
        if (query.Length == 0 || body.IsEmpty)
            return body;
        if (!answer.IsShaped && answer.MediaType is null && (query.Contains("_summary", StringComparison.Ordinal) || query.Contains("_elements", StringComparison.Ordinal)))
            body = ResultShape.Of(query).Apply(ResourceDocument.Trusted(body));
        return answer.MediaType is null && QueryText.Value(query, "_pretty") == "true" ? Indent(body) : body;
    }

    private static ReadOnlyMemory<byte> ToXml(ReadOnlyMemory<byte> body, bool pretty)
    {
        if (ResourceXmlWriter.Write(ResourceDocument.Trusted(body)) is not { Succeeded: true, Value: var xml })
            return body;
        if (!pretty)
            return xml;
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) }))
        using (var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }))
            writer.WriteNode(reader, defattr: false);
        return stream.ToArray();
    }

    private static byte[] Indent(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var options = new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            document.WriteTo(json);
        return buffer.ToArray();
    }

    private static bool IsFile(PathString path) => path.StartsWithSegments("/fhir/$export-file", StringComparison.Ordinal);

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}/fhir";

    private static string Query(HttpRequest request) => request.QueryString.HasValue ? request.QueryString.Value[1..] : "";
}
