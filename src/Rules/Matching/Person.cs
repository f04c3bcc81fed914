using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching;

/// <summary>
/// One record made ready for comparison. Null, 0 or empty means not known: missing values, placeholders and unreadable
/// ones are no evidence. Made by <see cref="PersonReader"/>.
/// </summary>
public sealed class Person
{
    public required string Id { get; init; }

    public NameText? Given { get; init; }

    public NameText? Middle { get; init; }

    public NameText? Family { get; init; }

    /// <summary>Another family name: maiden name, or the second name of a hyphenated pair.</summary>
    public NameText? Maiden { get; init; }

    /// <summary>Another name the person goes by.</summary>
    public NameText? Alias { get; init; }

    /// <summary>Generation: 1 senior, 2 junior or II, 3 III …; 0 not known.</summary>
    public byte Suffix { get; init; }

    public BirthDateText BirthDate { get; init; }

    /// <summary>Position in a multiple birth; 0 not known.</summary>
    public byte BirthOrder { get; init; }

    /// <summary><c>f</c>, <c>m</c>, <c>o</c>; <c>\0</c> not known.</summary>
    public char Sex { get; init; }

    public NameText? Street { get; init; }

    public string Number { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary>The second address line, when it is more than a unit.</summary>
    public NameText? SecondLine { get; init; }

    public NameText? City { get; init; }

    public NameText? State { get; init; }

    /// <summary>Letters and digits of the postal code; a US code is its first five.</summary>
    public string Zip { get; init; } = "";

    public long Phone { get; init; }

    public long Phone2 { get; init; }

    public string? Email { get; init; }

    public string? Ssn { get; init; }

    public string? Mrn { get; init; }

    public string? Insurance { get; init; }

    public NameText? Mother { get; init; }

    public NameText? Guardian { get; init; }

    public NameText? Other1 { get; init; }

    public NameText? Other2 { get; init; }

    public NameText? Other3 { get; init; }
}
