using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Host.SignIn;

/// <summary>
/// An error answer in the language of its door: an OperationOutcome under <c>/fhir</c>, a problem document elsewhere.
/// Each carries the request's id, which is in the log.
/// </summary>
internal static class Refusal
{
    public static async Task WriteAsync(HttpContext context, int status, string code, string text)
    {
        if (status == 401)
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"chartroom\"";
        if (context.Request.Path.StartsWithSegments("/fhir", StringComparison.Ordinal))
        {
            await OutcomeAnswer.WriteAsync(context, status, [Issue.Error(code, text)]);
            return;
        }
        await Results.Problem(
            text, statusCode: status, extensions: new Dictionary<string, object?> { ["requestId"] = context.TraceIdentifier })
            .ExecuteAsync(context);
    }
}
