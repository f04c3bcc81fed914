namespace Chartroom.Rules.Matching;

/// <summary>
/// What a column of demographics holds. The names are those of <c>match --map</c>, in lower case.
/// <c>Phone</c> may be given twice and <c>Other</c> three times: any further field worth comparing (place of birth,
/// occupation, county…). <c>Unit</c> is the second address line.
/// </summary>
public enum PersonField
{
    Given,
    Middle,
    Family,
    Maiden,
    Alias,
    Suffix,
    BirthDate,
    Day,
    Month,
    Year,
    BirthOrder,
    Sex,
    Street,
    Number,
    Unit,
    City,
    State,
    Zip,
    Phone,
    Email,
    Ssn,
    Mrn,
    Insurance,
    Mother,
    Guardian,
    Other,
}
