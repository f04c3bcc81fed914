namespace Chartroom.Server.Demo.Population;

/// <summary>Someone who cares for patients at the demo's health system. <c>Number</c> is their staff number.</summary>
/// <param name="Number">Staff number, such as S4012.</param>
/// <param name="Npi">National provider identifier, with a right check digit, of a range that is not given out.</param>
/// <param name="Family">Family name.</param>
/// <param name="Given">Given name.</param>
/// <param name="Service">The service they belong to.</param>
/// <param name="Credential">MD, RN, CNM, PT, RD or LCSW.</param>
/// <param name="Shift">When they work.</param>
public sealed record Clinician(string Number, string Npi, string Family, string Given, string Service, string Credential, Shift Shift)
{
    /// <summary>As they sign and are spoken of.</summary>
    public string Shown => Credential == "MD" ? $"Dr {Given} {Family}" : $"{Given} {Family}, {Credential}";
}

/// <summary>What a registrar does wrong more often than others. Rates are in <c>docs/guide/demo.md</c>.</summary>
public enum RegistrarHabit
{
    Careful,

    /// <summary>Two digits of a date or number change places.</summary>
    TransposesDigits,

    /// <summary>Writes the short form that the patient is called by.</summary>
    WritesNicknames,

    /// <summary>Given and family name in each other's field.</summary>
    SwapsNames,

    /// <summary>Hears a name and writes another that sounds alike.</summary>
    WritesByEar,

    /// <summary>Asks for neither number nor middle name.</summary>
    SkipsQuestions,
}

/// <summary>Someone who registers patients.</summary>
public sealed record Registrar(string Number, string Family, string Given, RegistrarHabit Habit);

/// <summary>Who pays. <c>Code</c> stands in IN1-3; <c>Share</c> of the patients below and from 65 (assumed).</summary>
public sealed record Payer(string Code, string Name, string Plan, double ShareBelow65, double ShareFrom65)
{
    public bool IsInsurance => Code != "SELF";
}
