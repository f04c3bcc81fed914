using System.ComponentModel.DataAnnotations;
using Chartroom.Server.Coding.Evaluation;

namespace Chartroom.Server.Coding.Settings;

/// <summary>
/// A rule that the hospital made itself: when everything that it names is so, the abstract gets the finding. What it does not name
/// matters not. Codes are whole or beginnings (<c>E11</c>, <c>I50.2</c>), with or without dot.
/// </summary>
public sealed record HospitalRule
{
    [Required, MinLength(3), MaxLength(80)]
    public string Title { get; init; } = "";

    public FindingLevel Level { get; init; } = FindingLevel.Warning;

    /// <summary>Why, and what to do about it; the coder reads it.</summary>
    [Required, MinLength(3), MaxLength(500)]
    public string Reason { get; init; } = "";

    /// <summary>The principal diagnosis is one of these.</summary>
    public IReadOnlyList<string> Principal { get; init; } = [];

    /// <summary>A diagnosis or procedure is one of these.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>No diagnosis and no procedure is one of these.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The MS-DRG is one of these.</summary>
    public IReadOnlyList<int> Drgs { get; init; } = [];

    /// <summary>The discharge status is one of these.</summary>
    public IReadOnlyList<string> DischargeStatuses { get; init; } = [];

    /// <summary>The payer's name has these words in it, in any case.</summary>
    [MaxLength(80)]
    public string Payer { get; init; } = "";

    /// <summary>The stay is at least so many days long.</summary>
    [Range(0, 3650)]
    public int? DaysFrom { get; init; }

    /// <summary>The stay is at most so many days long.</summary>
    [Range(0, 3650)]
    public int? DaysTo { get; init; }

    /// <summary>A rule that names nothing would hold of every abstract.</summary>
    public bool NamesNothing() =>
        Principal.Count + With.Count + Without.Count + Drgs.Count + DischargeStatuses.Count == 0 && Payer.Length == 0 && DaysFrom is null && DaysTo is null;
}
