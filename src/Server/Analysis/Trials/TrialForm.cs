using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>What is tried: a FHIRPath expression, each item of whose results is a row, or a ViewDefinition.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrialKind>))]
public enum TrialKind : byte
{
    [JsonStringEnumMemberName("path")]
    Path,
    [JsonStringEnumMemberName("view")]
    View,
}

/// <summary>What an analyst tries, and on which records.</summary>
public sealed record TrialForm
{
    public TrialKind Kind { get; init; }

    /// <summary>The expression, or the definition as it was typed, so that errors have its lines and columns.</summary>
    [Required, MaxLength(200_000)]
    public string Text { get; init; } = "";

    /// <summary>Which records, as <see cref="RecordsText"/> reads them; for a view empty = all of its type.</summary>
    [MaxLength(2_000)]
    public string Records { get; init; } = "";

    /// <summary>A first look while the text is being typed: fewer rows, less time.</summary>
    public bool IsFirstLook { get; init; }
}

/// <summary>One row, and the resource that gave it. A cell without a value is null; a structure is JSON text.</summary>
public sealed record TrialRow(string Resource, IReadOnlyList<string?> Cells);

/// <summary>A column; <c>Type</c> is what it declares, else what its path is known to give, else empty.</summary>
public sealed record TrialColumn(string Name, string Type);

/// <summary>
/// Something wrong: with what was typed (<c>Line</c> and <c>Column</c> count from 1 in it, 0 = unknown; <c>Path</c> is the element of the
/// definition), or with one resource, which <c>Resource</c> names.
/// </summary>
public sealed record TrialIssue(string Text, string Path, int Line, int Column, string Resource);

/// <summary>
/// What a trial came to. <c>Resources</c> were read, <c>Failed</c> of them gave an error instead of rows. <c>Limit</c> says why it ended early;
/// empty = it is whole.
/// </summary>
public sealed record TrialAnswer(
    IReadOnlyList<TrialColumn> Columns, IReadOnlyList<TrialRow> Rows, long Resources, long Failed, string Limit, IReadOnlyList<TrialIssue> Issues,
    double Milliseconds);
