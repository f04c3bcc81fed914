using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Chartroom.Server.Coding.Abstracts;

/// <summary>
/// The codes of an encounter as the coder has them: what is sent to be kept, and what is kept. The first diagnosis is the
/// principal one; order is sequence.
/// </summary>
public sealed record AbstractCodes
{
    /// <summary>More codes than this are no claim but a mistake.</summary>
    public const int Most = 500;

    public static AbstractCodes Empty { get; } = new();

    [MaxLength(Most)]
    public IReadOnlyList<CodedDiagnosis> Diagnoses { get; init; } = [];

    [MaxLength(Most)]
    public IReadOnlyList<CodedProcedure> Procedures { get; init; } = [];

    [MaxLength(20)]
    public string AdmitDiagnosis { get; init; } = "";

    /// <summary>UB-04 patient discharge status, two digits; empty = as the encounter says.</summary>
    [MaxLength(2)]
    public string DischargeStatus { get; init; } = "";

    /// <summary>Codes that were suggested and that the coder has declined, so that they are not offered again.</summary>
    [MaxLength(Most)]
    public IReadOnlyList<string> Declined { get; init; } = [];

    /// <summary>The code of the principal diagnosis; null when there is none.</summary>
    [JsonIgnore]
    public string? Principal => Diagnoses.Count > 0 ? Diagnoses[0].Code : null;

    [JsonIgnore]
    public bool IsEmpty => Diagnoses.Count == 0 && Procedures.Count == 0;
}

/// <summary>
/// A diagnosis. <c>Code</c> as people write it; <c>Poa</c> is Y, N, U, W, 1 (exempt) or empty.
/// Source: UB-04 form locators 66–67; CMS present-on-admission reporting.
/// </summary>
public sealed record CodedDiagnosis([property: Required, MaxLength(20)] string Code, [property: MaxLength(1)] string Poa = "")
{
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>A procedure with the day on which it was done (<c>yyyy-MM-dd</c>, empty when not yet said). Source: UB-04 form locator 74.</summary>
public sealed record CodedProcedure([property: Required, MaxLength(20)] string Code, [property: MaxLength(10)] string Date = "")
{
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>
/// The words of a document that speak for a code: the document's version, the place in its text as this program reads it
/// (UTF-16 units), and the words themselves, so that an auditor finds them even when the document has been amended since.
/// </summary>
/// <param name="Document">Resource key, <c>DocumentReference/12</c>.</param>
public sealed record Evidence(
    [property: Required, MaxLength(100)] string Document, long Version, int Start, int End, [property: Required, MaxLength(2000)] string Quote);
