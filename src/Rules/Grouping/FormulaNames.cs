namespace Chartroom.Rules.Grouping;

/// <summary>
/// Gives each name in a formula its meaning for one grouper version. Special names ignore letter case; all others do not.
/// A name that means nothing (placeholders such as <c>MDC05</c>, a bare diagnosis name) is an atom that is never true.
/// Source: CMS ICD-10 MS-DRG Grouper v40.0 to v43.1, formula tokens.
/// </summary>
internal sealed class FormulaNames(FactNames names)
{
    private readonly Dictionary<(string Text, int Bit), int> numbers = [];
    private readonly List<FormulaAtom> atoms = [];

    public IReadOnlyList<FormulaAtom> Atoms => atoms;

    public int AtomOf(string text, int version)
    {
        var atom = Resolve(text, version);
        if (!numbers.TryGetValue((text, atom.Bit), out var number))
        {
            number = atoms.Count;
            atoms.Add(atom);
            numbers.Add((text, atom.Bit), number);
        }
        return number;
    }

    private FormulaAtom Resolve(string text, int version)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
            return ResolvePrefixed(text, text[..colon], text[(colon + 1)..]);
        if (SpecialName(text, version) is { } fact)
            return Claim(text, fact);
        var name = names.Procedure(text);
        return name < 0 ? Claim(text, ClaimFact.Never) : new FormulaAtom(text, AtomScope.Procedure, FactSet.Procedure + name, name);
    }

    private FormulaAtom ResolvePrefixed(string text, string prefix, string name)
    {
        if (prefix == "ONLY")
            return Claim(text, name.Equals("incident", StringComparison.OrdinalIgnoreCase) ? ClaimFact.OnlyIncident : ClaimFact.Never);
        if (prefix == "PDX" && name == "invalid_pdx")
            return Claim(text, ClaimFact.InvalidPrincipal);
        if (prefix == "PDX" && name == "pdx_ecode")
            return Claim(text, ClaimFact.ExternalCausePrincipal);
        var number = names.Diagnosis(name);
        return (prefix, number) switch
        {
            (_, < 0) => Claim(text, ClaimFact.Never),
            ("PDX", _) => new FormulaAtom(text, AtomScope.Principal, FactSet.Principal + number, number),
            ("SDX", _) => new FormulaAtom(text, AtomScope.Secondary, FactSet.Secondary + number, number),
            ("ANY", _) => new FormulaAtom(text, AtomScope.Any, FactSet.Any + number, number),
            _ => Claim(text, ClaimFact.Never),
        };
    }

    private static FormulaAtom Claim(string text, ClaimFact fact) => new(text, AtomScope.Claim, FactSet.Bit(fact), -1);

    private static ClaimFact? SpecialName(string text, int version) => text.ToUpperInvariant() switch
    {
        "MCC" => ClaimFact.Mcc,
        "CC" => ClaimFact.Cc,
        "NCC" or "NON_CC" => ClaimFact.NonCc,
        "ALIVE" => ClaimFact.Alive,
        "DIED" => ClaimFact.Died,
        "AMA" => ClaimFact.LeftAgainstAdvice,
        "XFRNBA" => ClaimFact.Transferred,
        "ANYDX" => ClaimFact.AnyDiagnosis,
        "INVALID_PDX" => ClaimFact.InvalidPrincipal,
        "PDX_ECODE" => ClaimFact.ExternalCausePrincipal,
        "INVALID_DSTAT" => ClaimFact.InvalidDischargeStatus,
        "INVALID_SEX" => ClaimFact.InvalidSex,
        "MDC_20_FALL_THRU" => ClaimFact.FallsThroughMdc20,
        "MULTST" => ClaimFact.MultipleTrauma,
        "BILATERAL" => ClaimFact.Bilateral,
        "FOUR_VESSELS" => ClaimFact.FourVessels,
        "FOUR_STENTS" => From(version, 410, ClaimFact.FourStents),
        "FOUR_DRUG_ELUTING_STENTS" => Until(version, 401, ClaimFact.FourDrugStents),
        "FOUR_NON_DRUG_ELUTING_STENTS" => Until(version, 401, ClaimFact.FourPlainStents),
        "SINGLEFUSIONCTR" => From(version, 420, ClaimFact.SingleFusion),
        "MULTFUSE" => From(version, 420, ClaimFact.MultipleFusion),
        "SGLANTSECTXCTR" => From(version, 420, ClaimFact.AnteriorSectionFusions),
        "SGLPOSTFUSECTR" => From(version, 420, ClaimFact.PosteriorFusions),
        "SGLANTCTR" => From(version, 430, ClaimFact.AnteriorFusions),
        "SGLPOST1CTR" => From(version, 430, ClaimFact.PosteriorFusions1),
        _ => null,
    };

    private static ClaimFact From(int version, int first, ClaimFact fact) => version >= first ? fact : ClaimFact.Never;

    private static ClaimFact Until(int version, int last, ClaimFact fact) => version <= last ? fact : ClaimFact.Never;
}
