namespace Chartroom.Rules.Risk;

/// <summary>
/// Step 4: the variables of a beneficiary besides categories: demographic ones, dual status, disease interactions, the count of
/// payment categories. Source: CMS risk-adjustment software, macros AGESEXV2 and the interaction macro of each model.
/// </summary>
internal sealed class Interactions(RiskModelKind kind, InteractionRule[] rules)
{
    private static readonly string[] Counts = ["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10P"];

    private static readonly Dictionary<string, AgeSexNames> ByCell = AgeSexCell.All.ToDictionary(c => c, c => new AgeSexNames(c));

    public void Add(RiskBeneficiary person, string cell, in CategorySet categories, List<string> variables)
    {
        AddPerson(person, variables);
        AddCell(person, ByCell[cell], variables);
        if (kind.IsEsrd && person.GraftMonths is { } months)
            AddGraft(person, months, variables);
        foreach (var rule in rules)
        {
            var fits = rule.Person switch
            {
                InteractionPerson.Disabled => person.IsDisabled,
                InteractionPerson.NonAged => !person.IsAged,
                _ => true,
            };
            if (fits && rule.First.Intersects(in categories) && (rule.Second is not { } second || second.Intersects(in categories)))
                variables.Add(rule.Name);
        }
        var count = categories.Count();
        if (count > 0)
            variables.Add(Counts[Math.Min(count, 10) - 1]);
    }

    private void AddPerson(RiskBeneficiary person, List<string> variables)
    {
        var (female, aged) = (person.IsFemale, person.IsAged);
        if (aged && person.IsOriginallyDisabled)
            variables.Add(female ? "OriginallyDisabled_Female" : "OriginallyDisabled_Male");
        if (kind.IsEsrd && aged && person.OriginalEntitlement is '2' or '3')
            variables.Add(female ? "Originally_ESRD_Female" : "Originally_ESRD_Male");
        if (person.Dual != DualStatus.None)
            variables.Add(female ? (aged ? "MCAID_Female_Aged" : "MCAID_Female_NonAged") : aged ? "MCAID_Male_Aged" : "MCAID_Male_NonAged");
        if (person.Dual == DualStatus.Full)
            variables.Add(female ? (aged ? "FBDual_Female_Aged" : "FBDual_Female_NonAged") : aged ? "FBDual_Male_Aged" : "FBDual_Male_NonAged");
        if (person.Dual == DualStatus.Partial)
            variables.Add(female ? (aged ? "PBDual_Female_Aged" : "PBDual_Female_NonAged") : aged ? "PBDual_Male_Aged" : "PBDual_Male_NonAged");
        if (!person.IsInstitutional)
            return;
        variables.Add(aged ? "LTI_Aged" : "LTI_NonAged");
        variables.Add(aged ? "LTI_GE65" : "LTI_LT65");
        if (person.Dual != DualStatus.None)
            variables.Add("LTIMCAID");
    }

    /// <summary>The age-sex cell crossed with Medicaid and original disability.</summary>
    private static void AddCell(RiskBeneficiary person, AgeSexNames names, List<string> variables)
    {
        var originally = person.IsAged && person.OriginalEntitlement == '1';
        var medicaid = person.IsNewEnrollee && person.Dual != DualStatus.None;
        variables.Add((medicaid, originally) switch
        {
            (false, false) => names.NonMedicaid,
            (false, true) => names.NonMedicaidOriginally,
            (true, false) => names.Medicaid,
            _ => names.MedicaidOriginally,
        });
        variables.Add((person.Dual == DualStatus.Full, originally) switch
        {
            (false, false) => names.NotFull,
            (false, true) => names.NotFullOriginally,
            (true, false) => names.Full,
            _ => names.FullOriginally,
        });
    }

    /// <summary>Months of a working graft, by age, place and Medicaid.</summary>
    private static void AddGraft(RiskBeneficiary person, int months, List<string> variables)
    {
        if (months < 4)
            return;
        var duration = months <= 9 ? "DUR4_9" : "DUR10PL";
        var age = person.IsAged ? "GE65" : "LT65";
        var place = person.IsInstitutional ? "FGI" : "FGC";
        variables.Add($"{age}_{duration}");
        variables.Add($"{place}_{age}_{duration}_{(person.Dual == DualStatus.Full ? "FBD" : "ND_PBD")}");
        if (person.Dual == DualStatus.Partial)
            variables.Add($"{place}_PBD_{age}_flag");
    }

    /// <summary>The eight variable names of one age-sex cell.</summary>
    private sealed class AgeSexNames(string cell)
    {
        public string NonMedicaid { get; } = "NMCAID_NORIGDIS_" + cell;

        public string NonMedicaidOriginally { get; } = "NMCAID_ORIGDIS_" + cell;

        public string Medicaid { get; } = "MCAID_NORIGDIS_" + cell;

        public string MedicaidOriginally { get; } = "MCAID_ORIGDIS_" + cell;

        public string Full { get; } = "FBD_NORIGDIS_" + cell;

        public string FullOriginally { get; } = "FBD_ORIGDIS_" + cell;

        public string NotFull { get; } = "ND_PBD_NORIGDIS_" + cell;

        public string NotFullOriginally { get; } = "ND_PBD_ORIGDIS_" + cell;
    }
}
