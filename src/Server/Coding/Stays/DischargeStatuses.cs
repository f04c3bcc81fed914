using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Coding.Stays;

/// <summary>
/// The UB-04 patient discharge status: two digits, from HL7 v2 (which carries them) or from FHIR's own codes where these mean one.
/// Source: NUBC UB-04 form locator 17; HL7 table 0112; FHIR R4 value set encounter-discharge-disposition.
/// </summary>
public static class DischargeStatuses
{
    /// <summary>Statuses with which the stay goes on in another acute-care hospital. Source: 42 CFR 412.4(b).</summary>
    private static readonly string[] Acute = ["02", "82"];

    /// <summary>Statuses with which care goes on after the acute stay. Source: 42 CFR 412.4(c).</summary>
    private static readonly string[] PostAcute = ["03", "05", "06", "50", "51", "62", "63", "65", "83", "85", "86", "90", "91", "93"];

    /// <summary>The statuses that coders use, with what they mean.</summary>
    public static IReadOnlyList<DischargeStatus> All { get; } =
    [
        new("01", "Home or self care"), new("02", "Short-term general hospital"), new("03", "Skilled nursing facility"),
        new("04", "Custodial or supportive care facility"), new("05", "Cancer center or children's hospital"), new("06", "Home health service"),
        new("07", "Left against medical advice"), new("20", "Died"), new("21", "Court or law enforcement"), new("30", "Still a patient"),
        new("43", "Federal health care facility"), new("50", "Hospice, home"), new("51", "Hospice, medical facility"), new("61", "Swing bed"),
        new("62", "Inpatient rehabilitation"), new("63", "Long-term care hospital"), new("64", "Nursing facility under Medicaid only"),
        new("65", "Psychiatric hospital or unit"), new("66", "Critical access hospital"), new("69", "Disaster alternative care site"),
        new("70", "Another type of institution"), new("82", "Short-term general hospital, planned readmission"),
        new("83", "Skilled nursing facility, planned readmission"), new("85", "Cancer center or children's hospital, planned readmission"),
        new("86", "Home health service, planned readmission"), new("90", "Inpatient rehabilitation, planned readmission"),
        new("91", "Long-term care hospital, planned readmission"), new("93", "Psychiatric hospital, planned readmission"),
    ];

    public static bool IsAcuteTransfer(string status) => Acute.Contains(status);

    public static bool IsPostAcute(string status) => PostAcute.Contains(status);

    /// <summary>The two digits that a disposition says; empty when it says none.</summary>
    public static string Of(Element disposition)
    {
        foreach (var coding in disposition["coding"u8].Items)
        {
            if (Read(coding["code"u8].Text) is { Length: > 0 } status)
                return status;
        }
        return "";
    }

    /// <summary>Digits as they are, in two; FHIR's words where they mean one status.</summary>
    public static string Read(string? code) => code switch
    {
        null => "",
        { Length: 1 or 2 } when code.All(char.IsAsciiDigit) => code.PadLeft(2, '0'),
        "home" => "01",
        "aadvice" => "07",
        "exp" => "20",
        "snf" => "03",
        "rehab" => "62",
        "long" => "63",
        "psy" => "65",
        _ => "",
    };
}

/// <summary>A discharge status and what it means.</summary>
public sealed record DischargeStatus(string Code, string Title);
