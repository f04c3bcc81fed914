using System.Text.Json.Serialization;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Records.Documents;

/// <summary>A document for reading: its line in the chart, its text in blocks, and what its original is.</summary>
/// <param name="Key">Resource key, <c>DocumentReference/12</c>.</param>
/// <param name="HasOriginal">True when the bytes as received can be shown or saved.</param>
/// <param name="Note">Says why there is no text, when there is none.</param>
public sealed record DocumentView(
    string Key, ChartEntry Entry, IReadOnlyList<TextBlock> Blocks, string ContentType, bool HasOriginal, long Bytes, string Note);

/// <summary>Documents whose text holds all words sought, newest first, with the place in which they stand.</summary>
public sealed record DocumentHits(IReadOnlyList<DocumentHit> Hits, int Searched, int WithoutText);

/// <summary><c>Before</c>, <c>Match</c> and <c>After</c> are one stretch of text.</summary>
public sealed record DocumentHit(ChartEntry Entry, string Before, string Match, string After, int Count);

/// <summary>Two documents side by side. <c>CarriedForward</c> is the share of the right one's lines that stand in the left one, in percent.</summary>
public sealed record DocumentDiff(ChartEntry Left, ChartEntry Right, IReadOnlyList<DiffRow> Rows, int CarriedForward);

[JsonConverter(typeof(JsonStringEnumConverter<DiffKind>))]
public enum DiffKind : byte
{
    [JsonStringEnumMemberName("same")]
    Same,
    [JsonStringEnumMemberName("changed")]
    Changed,
    [JsonStringEnumMemberName("removed")]
    Removed,
    [JsonStringEnumMemberName("added")]
    Added,
}

/// <summary>A row: pieces of the left and of the right line; a side without pieces has no such line.</summary>
public sealed record DiffRow(DiffKind Kind, IReadOnlyList<DiffPiece> Left, IReadOnlyList<DiffPiece> Right);

public sealed record DiffPiece(DiffKind Kind, string Text);
