namespace Chartroom.Server.Demo.Population;

/// <summary>
/// One inhabitant of the demo's town as the registrar would write them down when all goes well. Deterministic: the same
/// seed and number give the same person at any size of the hospital.
/// </summary>
public sealed record Person
{
    /// <summary>Position in the stream of people, from 0.</summary>
    public required long Number { get; init; }

    public required string Mrn { get; init; }

    public required string Family { get; init; }

    public required string Given { get; init; }

    public string? Middle { get; init; }

    public string? Maiden { get; init; }

    /// <summary>F or M.</summary>
    public required string Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Street { get; init; }

    public required string City { get; init; }

    public required string State { get; init; }

    public required string Zip { get; init; }

    public required string Phone { get; init; }

    public string? Email { get; init; }

    public required string Ssn { get; init; }

    /// <summary>CDC race code, such as 2106-3.</summary>
    public required string Race { get; init; }

    public required string Ethnicity { get; init; }

    /// <summary>BCP 47 language.</summary>
    public required string Language { get; init; }

    /// <summary>HL7 table 0002 code: S, M, W, D.</summary>
    public required string MaritalStatus { get; init; }

    public required string Payer { get; init; }

    public int AgeOn(DateOnly day)
    {
        var age = day.Year - BirthDate.Year;
        return day.DayOfYear < BirthDate.DayOfYear ? age - 1 : age;
    }
}
