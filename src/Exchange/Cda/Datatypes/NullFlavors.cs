using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>Source: C-CDA on FHIR, ConceptMap CF-NullFlavorDataAbsentReason.</summary>
internal static class NullFlavors
{
    public const string System = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>The data-absent-reason for a null flavor; <c>unknown</c> when the element itself is not there.</summary>
    public static string Reason(CdaElement? element) => element?["nullFlavor"] switch
    {
        "OTH" or "TRC" => "unsupported",
        "NINF" => "negative-infinity",
        "PINF" => "positive-infinity",
        "MSK" => "masked",
        "NA" => "not-applicable",
        "ASKU" => "asked-unknown",
        "NAV" => "temp-unknown",
        "NASK" => "not-asked",
        _ => "unknown",
    };
}
