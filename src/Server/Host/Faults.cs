using System.Text.Json;
using Chartroom.Server.Host.Observing;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Host;

/// <summary>
/// The outermost layer: gives every answer its request id, logs every refusal, and turns a fault into an answer that
/// says what to quote. The fault itself goes to the log under that id, and nowhere else.
/// </summary>
internal sealed class Faults(RequestDelegate next, ILogger<Faults> log)
{
    public const string IdHeader = "X-Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers[IdHeader] = context.TraceIdentifier;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad)
        {
            await AnswerAsync(context, bad.StatusCode, bad.StatusCode == 413 ? "too-long" : "structure", Wording(bad));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away, or the time limit broke the request off and its own layer answers.
            context.Response.StatusCode = 499;
        }
        catch (Exception fault)
        {
            log.Broke(context.TraceIdentifier, RequestSpan.MethodOf(context.Request.Method), RouteOf(context), fault);
            await AnswerAsync(context, 500, "exception", $"The server failed. Quote the id {context.TraceIdentifier}.");
            RequestSpan.Name(context);
            return;
        }
        RequestSpan.Name(context);
        if (context.Response.StatusCode >= 400)
            log.Refused(context.TraceIdentifier, RequestSpan.MethodOf(context.Request.Method), RouteOf(context), context.Response.StatusCode);
    }

    private static async Task AnswerAsync(HttpContext context, int status, string code, string text)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.Clear();
        context.Response.Headers[IdHeader] = context.TraceIdentifier;
        await Refusal.WriteAsync(context, status, code, text);
    }

    private static string Wording(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: 413 } => "The body is larger than this server takes.",
        { StatusCode: 408 } => "The body arrived too slowly.",
        { InnerException: JsonException json } =>
            $"The body is not the JSON that is asked for (line {json.LineNumber + 1}, position {json.BytePositionInLine + 1}).",
        _ => bad.Message,
    };

    /// <summary>The pattern of the route, which holds no id of a person.</summary>
    private static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
}
