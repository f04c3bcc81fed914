namespace Chartroom.Rules.Terminology;

/// <summary>Where a phrase that names a code comes from; the order is the order of trust.</summary>
public enum PhraseSource : byte { Title, Index, InclusionTerm, Everyday, Synonym, IndexReference, ExternalCause, Neoplasm, Drug }

/// <summary>
/// Words that name a concept: a title, a path of the index, an inclusion term, a synonym. <c>Optional</c> words (the index's
/// nonessential modifiers) may be said or not.
/// </summary>
internal readonly record struct Phrase(string Text, string Optional, Concept Concept, PhraseSource Source);
