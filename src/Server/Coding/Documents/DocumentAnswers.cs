using System.Text.Json.Serialization;
using Chartroom.Server.Coding.Abstracts;

namespace Chartroom.Server.Coding.Documents;

/// <summary>A document in the navigator of the coding page.</summary>
/// <param name="Suggestions">How many open suggestions it speaks for.</param>
/// <param name="Evidence">How many codes cite it.</param>
public sealed record CodingDocument(
    string Key, string Title, string When, string Who, string Status, bool Unread, bool InStay, int Suggestions, int Evidence);

/// <summary>Where a suggestion stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuggestionState>))]
public enum SuggestionState : byte
{
    /// <summary>Documented and not coded.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Coded, with or without these words as evidence.</summary>
    [JsonStringEnumMemberName("coded")]
    Coded,
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>Said to be absent, of the family, or of the past only: shown, never offered.</summary>
    [JsonStringEnumMemberName("ruledOut")]
    RuledOut,
}

/// <summary>A code that documents of the stay speak for, with each place that does.</summary>
/// <param name="Number">Counts from 1, best first; what a mark in the text refers to.</param>
/// <param name="Why">The kind of assertion and section, in words: <c>assessment, uncertain</c>.</param>
/// <param name="MoreSpecific">A code already coded that this one says more than; empty when none.</param>
public sealed record SuggestedCode(
    int Number, string Code, string Title, double Score, SuggestionState State, string Why, string Severity, string MoreSpecific,
    IReadOnlyList<Mention> Mentions);

/// <summary>One place that speaks for a suggestion; <c>Words</c> are the evidence to keep, <c>Sentence</c> what is around them.</summary>
public sealed record Mention(Evidence Words, string Title, string Sentence);

/// <summary>The documents of a stay and what they suggest.</summary>
/// <param name="Undocumented">Coded diagnoses of which no document of the stay was found to speak; a coder's words as evidence settle it.</param>
public sealed record StayDocuments(
    IReadOnlyList<CodingDocument> Documents, IReadOnlyList<SuggestedCode> Suggestions, IReadOnlyList<UndocumentedCode> Undocumented, string Note);

/// <summary>A coded diagnosis that was found in no document.</summary>
public sealed record UndocumentedCode(string Code, string Title);

/// <summary>A document for reading, cut into pieces where a suggestion or a code's evidence begins and ends.</summary>
/// <param name="Note">Says why there is no text, when there is none.</param>
public sealed record MarkedDocument(string Key, long Version, string Title, string When, string Who, string Status, IReadOnlyList<MarkedBlock> Blocks, string Note);

public sealed record MarkedBlock(MarkedLine? Heading, IReadOnlyList<MarkedLine> Lines);

public sealed record MarkedLine(IReadOnlyList<MarkedPiece> Pieces);

/// <summary>
/// A piece of text. <c>Start</c> is its place in the document; <c>Suggestion</c> the number of the suggestion it speaks for,
/// 0 = none; <c>Code</c> the code it is the evidence of, empty = none.
/// </summary>
public sealed record MarkedPiece(string Text, int Start, int Suggestion, SuggestionState State, string Code);
