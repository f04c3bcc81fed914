using System.Text.Json;
using Chartroom.Server.Host.Observing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Host;

/// <summary>
/// The outermost layer: gives every answer its request id, logs every refusal, and turns a fault into an answer that
/// says what to quote. The fault itself goes to the log under that id, and nowhere else. A full disk is answered 507, a database that cannot
/// be reached 503: both pass without a restart, so both say when to come again (0210). Source: RFC 4918 §11.5; RFC 9110 §15.6.4.
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
            if (context.Response.HasStarted)
                context.Abort();
            else
                context.Response.StatusCode = 499;
        }
        catch (Exception fault) when (StoreTroubles.Of(fault) is { } trouble)
        {
            log.RecordAway(context.TraceIdentifier, context.Request.Method, RouteOf(context), trouble, fault);
            await AnswerAsync(context, StatusOf(trouble), "transient", TextOf(trouble), retryAfter: "2");
            return;
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

    /// <summary>The status of an answer to what met a full disk or a database that is away.</summary>
    public static int StatusOf(StoreTrouble trouble) => trouble == StoreTrouble.Full ? 507 : 503;

    /// <summary>What to say about it.</summary>
    public static string TextOf(StoreTrouble trouble) => trouble == StoreTrouble.Full
        ? "The disk of this server is full: nothing of this request was kept. Try again later."
        : "The database cannot be reached at the moment. Try again in a few seconds; a write may have been kept all the same.";

    private static async Task AnswerAsync(HttpContext context, int status, string code, string text, string? retryAfter = null)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.Clear();
        context.Response.Headers[IdHeader] = context.TraceIdentifier;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
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
