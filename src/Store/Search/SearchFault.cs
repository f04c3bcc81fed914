using Chartroom.Fhir.Outcomes;

namespace Chartroom.Store.Search;

/// <summary>Ends the compiling of a search that has no meaning; caught by the search itself and shown as its issue.</summary>
internal sealed class SearchFault(Issue issue) : Exception(issue.Text)
{
    public Issue Issue { get; } = issue;

    public static SearchFault Unknown(string type, string code) =>
        new(Issue.Error("not-supported", $"{(type.Length == 0 ? "A search of all types" : type)} has no search parameter {code}."));

    public static SearchFault Unsupported(string what) => new(Issue.Error("not-supported", $"Searching by {what} is not supported."));

    public static SearchFault TooCostly(string why) => new(Issue.Error("too-costly", why + " Narrow the search by a patient, a code or a date."));

    public static SearchFault Invalid(string code, string why) => new(Issue.Error("invalid", $"The value of {code} {why}."));
}
