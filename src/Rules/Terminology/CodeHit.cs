namespace Chartroom.Rules.Terminology;

/// <summary>
/// One code that a search found. <c>Score</c> is in (0, 1.2]; only its order means something. <c>Matched</c> are the words of
/// the phrase that named it, <c>Source</c> where that phrase stands.
/// </summary>
public sealed record CodeHit(Concept Concept, double Score, PhraseSource Source, IReadOnlyList<string> Matched);
