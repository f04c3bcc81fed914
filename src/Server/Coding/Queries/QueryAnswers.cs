using System.ComponentModel.DataAnnotations;

namespace Chartroom.Server.Coding.Queries;

/// <summary>A fact of the chart that the query rests on, with where it stands.</summary>
public sealed record QueryIndicator([property: Required, MaxLength(100)] string Document, long Version, [property: Required, MaxLength(500)] string Text);

/// <summary>A question to the physician. <c>To</c> is a reference; empty = the attending physician.</summary>
public sealed record AskQuery(
    [property: Required, MaxLength(120)] string Title, [property: Required, MaxLength(4000)] string Text, IReadOnlyList<string> Options,
    IReadOnlyList<QueryIndicator> Indicators, [property: MaxLength(100)] string To = "", [property: MaxLength(200)] string ToName = "");

/// <summary>What the checks say of a question before it is sent.</summary>
public sealed record QueryCheckAnswer(IReadOnlyList<Evaluation.Finding> Findings);

/// <summary>A query of an account. <c>Open</c> while the physician has not answered.</summary>
public sealed record QueryLine(string Key, string Title, string Text, string To, string Status, bool Open, string AskedAt, string By, string Answer);
