using Chartroom.Rules.Terminology;

namespace Chartroom.Rules.Suggestions;

/// <summary>
/// A code that the text of a note speaks for, with the words that say so. <c>Start</c> and <c>End</c> are UTF-16 units into the
/// text; <c>Score</c> is in (0, 1]. A negated mention is given too, and marked, so that a coder sees what was ruled out.
/// </summary>
public sealed record Suggestion(
    Concept Code, double Score, int Start, int End, NoteSection Section, Assertion Assertion, int Mentions);
