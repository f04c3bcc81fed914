using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding;

/// <summary>How issues become answers, and how a request names the version that it changes.</summary>
internal static class CodingAnswers
{
    /// <summary>The problem document of issues: the first one's code is the status, each one's text a line.</summary>
    public static ProblemHttpResult Problem(IReadOnlyList<Issue> issues)
    {
        var status = issues[0].Code switch
        {
            "not-found" => 404,
            "forbidden" => 403,
            "conflict" => 409,
            "lock-error" => 412,
            "required" => 428,
            "value" or "structure" or "invalid" => 400,
            _ => 422,
        };
        return TypedResults.Problem(string.Join('\n', issues.Select(i => i.Text)), statusCode: status);
    }

    /// <summary>The version in If-Match. Without one a change is refused: it could overwrite what its author never saw.</summary>
    public static Parsed<Tuple<long>> IfMatch(HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString();
        if (tag.Length == 0)
            return Issue.Error("required", "The request must name the version that it changes, in If-Match.");
        return long.TryParse(tag.Replace("W/", "", StringComparison.Ordinal).Trim('"'), out var version)
            ? Tuple.Create(version)
            : Issue.Error("value", "If-Match is no version of an abstract.");
    }
}
