using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>Code systems that are known by the form of their codes, or that are short enough to stand here.</summary>
internal static partial class CodeForms
{
    private static readonly FrozenSet<string> Currencies = (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY "
        + "COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS "
        + "IMP INR IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR "
        + "MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE "
        + "SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TVD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG "
        + "XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWL").Split(' ').ToFrozenSet();

    /// <summary>Source: ISO 4217, as FHIR R4 value set currencies lists it.</summary>
    public static bool IsCurrency(string code) => Currencies.Contains(code);

    private static readonly SearchValues<char> OfExpressions = SearchValues.Create(" :+=|<{");

    /// <summary>False for a text that cannot be a SNOMED CT identifier or expression.</summary>
    public static bool MayBeSnomed(string code) => code.AsSpan().IndexOfAny(OfExpressions) >= 0 || SnomedIdentifier.IsRight(code);

    /// <summary>False for a text that has not the form of a LOINC code, part, list or answer. Source: LOINC Users' Guide, LOINC codes.</summary>
    public static bool MayBeLoinc(string code) => Loinc().IsMatch(code);

    /// <summary>False for a text that has not the form of a country's code or, in the second part, of a region's. Source: ISO 3166-1 §6, ISO 3166-2 §5.</summary>
    public static bool MayBeCountry(string code) => Country().IsMatch(code);

    /// <inheritdoc cref="MayBeCountry"/>
    public static bool MayBeRegion(string code) => Region().IsMatch(code);

    /// <summary>Source: BCP 13 (RFC 6838 §4.2): type/subtype, perhaps with parameters.</summary>
    public static bool IsMediaType(string code) => MediaType().IsMatch(code);

    /// <summary>Source: BCP 47 (RFC 5646 §2.1), well-formed tags; the registry of subtags is not consulted.</summary>
    public static bool IsLanguage(string code) => Language().IsMatch(code);

    [GeneratedRegex("^([A-Z]{2,3}|[0-9]{3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Country();

    [GeneratedRegex("^[A-Z]{2}-[A-Z0-9]{1,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region();

    [GeneratedRegex("^((LP|LA|LL|LG)?[0-9]{1,8}-[0-9]|MTHU[0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loinc();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,126}( *; *[A-Za-z0-9!#$&^_.+-]+=(\"[^\"]*\"|[^;\"]*))*;?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MediaType();

    [GeneratedRegex("^([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-WY-Za-wy-z0-9](-[A-Za-z0-9]{2,8})+)*(-x(-[A-Za-z0-9]{1,8})+)?$|^x(-[A-Za-z0-9]{1,8})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();
}
