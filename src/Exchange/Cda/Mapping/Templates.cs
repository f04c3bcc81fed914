namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>Entry templates that mappings look for inside of others. Source: C-CDA R2.1 vol. 2 §3.</summary>
internal static class Templates
{
    public const string Root = "2.16.840.1.113883.10.20.22.4.";
    public const string ProblemStatus = Root + "6";
    public const string Severity = Root + "8";
    public const string Reaction = Root + "9";
    public const string Indication = Root + "19";
    public const string Instruction = Root + "20";
    public const string SupplyOrder = Root + "17";
    public const string Dispense = Root + "18";
    public const string Precondition = Root + "25";
    public const string AllergyStatus = Root + "28";
    public const string Age = Root + "31";
    public const string ServiceLocation = Root + "32";
    public const string ProductInstance = Root + "37";
    public const string Death = Root + "47";
    public const string Refusal = Root + "53";
    public const string Policy = Root + "61";
    public const string Comment = Root + "64";
    public const string EncounterDiagnosis = Root + "80";
    public const string ScaleSupport = Root + "86";
    public const string EntryReference = Root + "122";
    public const string PriorityPreference = Root + "143";
    public const string Criticality = Root + "145";
    public const string Sig = Root + "147";
    public const string DateOfDiagnosis = Root + "502";
    public const string CareTeamMember = Root + "500.1";
    public const string BirthSex = Root + "200";
}
