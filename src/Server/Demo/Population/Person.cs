namespace Chartroom.Server.Demo.Population;

/// <summary>Where a household lives.</summary>
public sealed record Home(string Street, string City, string State, string Zip, string Phone);

/// <summary>A change in a person's life that the hospital hears of: a marriage or a move, and what was before.</summary>
public sealed record LifeChange(DateOnly Day, string? FormerFamily, Home? FormerHome);

/// <summary>
/// One inhabitant of the demo's town as they truly are. Deterministic: the same seed, day and number give the same person
/// at any size of the hospital. <see cref="On"/> gives the person as they were on an earlier day.
/// </summary>
public sealed record Person
{
    /// <summary>Position in the stream of people, from 0.</summary>
    public required long Number { get; init; }

    public required string Mrn { get; init; }

    public required string Family { get; init; }

    public required string Given { get; init; }

    public string? Middle { get; init; }

    public string? Suffix { get; init; }

    /// <summary>The family name before a marriage long ago.</summary>
    public string? Maiden { get; init; }

    /// <summary>The family name in its own alphabet, when the person writes it on the form.</summary>
    public string? OwnAlphabet { get; init; }

    /// <summary>F or M.</summary>
    public required string Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>1 or 2 of twins; null otherwise.</summary>
    public int? BirthOrder { get; init; }

    public required Home Home { get; init; }

    public string? Email { get; init; }

    public required string Ssn { get; init; }

    /// <summary>CDC race code, such as 2106-3.</summary>
    public required string Race { get; init; }

    public required string Ethnicity { get; init; }

    /// <summary>BCP 47 language.</summary>
    public required string Language { get; init; }

    /// <summary>HL7 table 0002 code: S, M, W, D.</summary>
    public required string MaritalStatus { get; init; }

    public required Payer Payer { get; init; }

    /// <summary>Number of the mother in the stream, of children who live with her.</summary>
    public long? Mother { get; init; }

    /// <summary>The last marriage or move, when it is recent.</summary>
    public LifeChange? Change { get; init; }

    /// <summary>The household's place in the stream: six people share one.</summary>
    public long Household => Number / Population.Household.Size;

    public int AgeOn(DateOnly day)
    {
        var age = day.Year - BirthDate.Year;
        return day < BirthDate.AddYears(age) ? age - 1 : age;
    }

    /// <summary>The person with the name and the home of that day.</summary>
    public Person On(DateOnly day) => Change is { } change && day < change.Day
        ? this with
        {
            Family = change.FormerFamily ?? Family,
            Maiden = change.FormerFamily is null ? Maiden : null,
            MaritalStatus = change.FormerFamily is null ? MaritalStatus : "S",
            Home = change.FormerHome ?? Home,
        }
        : this;
}
