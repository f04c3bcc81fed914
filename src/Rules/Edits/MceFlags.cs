namespace Chartroom.Rules.Edits;

/// <summary>What the editor's table says of a diagnosis. Source: CMS Definitions of Medicare Code Edits v43, code lists.</summary>
[Flags]
internal enum DiagnosisFlags : uint
{
    None = 0,
    ExternalCause = 1 << 0,
    Manifestation = 1 << 1,
    Unacceptable = 1 << 2,
    RequiresSecondary = 1 << 3,
    Nonspecific = 1 << 4,
    QuestionableAdmission = 1 << 5,
    WrongProcedure = 1 << 6,
    Unspecified = 1 << 7,
    SecondaryPayer = 1 << 8,
    Newborn = 1 << 9,
    Pediatric = 1 << 10,
    Maternity = 1 << 11,
    Adult = 1 << 12,
    Male = 1 << 13,
    Female = 1 << 14,
    DeliveryOutcome = 1 << 15,
    ClinicalTrial = 1 << 16,
    DiabetesType1 = 1 << 17,
    Mdc8 = 1 << 18,
    Ncov2 = 1 << 19,
    Ncov2Under64 = 1 << 20,
    Ncov2Under78 = 1 << 21,
    Ncov3 = 1 << 22,
    Ncov4 = 1 << 23,
    Ncov5 = 1 << 24,
    Ncov6 = 1 << 25,
    Ncov7 = 1 << 26,
    Ncov89 = 1 << 27,
    Sterilization = 1 << 28,
    AnyAge = Newborn | Pediatric | Maternity | Adult,
    AnySex = Male | Female,
}

/// <summary>What the editor's table says of a procedure. Source: CMS Definitions of Medicare Code Edits v43, code lists.</summary>
[Flags]
internal enum ProcedureFlags : uint
{
    None = 0,
    NonCovered = 1 << 0,
    Ncov2 = 1 << 1,
    Ncov3 = 1 << 2,
    Ncov6 = 1 << 3,
    Ncov7 = 1 << 4,
    Ncov8 = 1 << 5,
    Ncov9 = 1 << 6,
    Ncov13A = 1 << 7,
    Ncov13B = 1 << 8,
    Ncov45 = 1 << 9,
    KidneyTransplant = 1 << 10,
    CoveredTo60 = 1 << 11,
    Sterilization = 1 << 12,
    Limited = 1 << 13,
    LimitedArtificialHeart = 1 << 14,
    LimitedArtificialHeartA = 1 << 15,
    LimitedArtificialHeartB = 1 << 16,
    LimitedLungVolumeReduction = 1 << 17,
    LimitedLung = 1 << 18,
    LimitedHeartLung = 1 << 19,
    LimitedHeart = 1 << 20,
    LimitedHeartImplant = 1 << 21,
    LimitedIntestine = 1 << 22,
    LimitedLiver = 1 << 23,
    LimitedKidney = 1 << 24,
    LimitedPancreas = 1 << 25,
    LengthOfStay = 1 << 26,
    Biopsy = 1 << 27,
    Bilateral = 1 << 28,
    OperatingRoom = 1 << 29,
    Nonspecific = 1 << 30,
    Delivery = 1u << 31,
}

/// <summary>The sexes of a procedure code, apart because <see cref="ProcedureFlags"/> is full.</summary>
[Flags]
internal enum ProcedureSex : byte { None, Male = 1, Female = 2 }

/// <summary>The names of flags in the tables.</summary>
internal static class MceFlagNames
{
    private static readonly Dictionary<string, DiagnosisFlags> Diagnosis = new(StringComparer.Ordinal)
    {
        ["ecodepdx"] = DiagnosisFlags.ExternalCause,
        ["manifestation"] = DiagnosisFlags.Manifestation,
        ["unacceptable"] = DiagnosisFlags.Unacceptable,
        ["reqsdx"] = DiagnosisFlags.RequiresSecondary,
        ["nonspecific"] = DiagnosisFlags.Nonspecific,
        ["qadm"] = DiagnosisFlags.QuestionableAdmission,
        ["wrngproc"] = DiagnosisFlags.WrongProcedure,
        ["unspecified"] = DiagnosisFlags.Unspecified,
        ["msp"] = DiagnosisFlags.SecondaryPayer,
        ["newborn"] = DiagnosisFlags.Newborn,
        ["pediatric"] = DiagnosisFlags.Pediatric,
        ["maternity"] = DiagnosisFlags.Maternity,
        ["adult"] = DiagnosisFlags.Adult,
        ["male"] = DiagnosisFlags.Male,
        ["female"] = DiagnosisFlags.Female,
        ["delout"] = DiagnosisFlags.DeliveryOutcome,
        ["clintrial"] = DiagnosisFlags.ClinicalTrial,
        ["diabtypeI"] = DiagnosisFlags.DiabetesType1,
        ["mdc08"] = DiagnosisFlags.Mdc8,
        ["cc"] = DiagnosisFlags.None,
        ["ncov2"] = DiagnosisFlags.Ncov2,
        ["ncov2agelt64"] = DiagnosisFlags.Ncov2Under64,
        ["ncov2agelt78"] = DiagnosisFlags.Ncov2Under78,
        ["ncov3"] = DiagnosisFlags.Ncov3,
        ["ncov4"] = DiagnosisFlags.Ncov4,
        ["ncov5"] = DiagnosisFlags.Ncov5,
        ["ncov6"] = DiagnosisFlags.Ncov6,
        ["ncov7"] = DiagnosisFlags.Ncov7,
        ["ncov89"] = DiagnosisFlags.Ncov89,
        ["ncov_z302"] = DiagnosisFlags.Sterilization,
    };

    private static readonly Dictionary<string, ProcedureFlags> Procedure = new(StringComparer.Ordinal)
    {
        ["noncovered"] = ProcedureFlags.NonCovered,
        ["ncov2"] = ProcedureFlags.Ncov2,
        ["ncov3"] = ProcedureFlags.Ncov3,
        ["ncov6"] = ProcedureFlags.Ncov6,
        ["ncov7"] = ProcedureFlags.Ncov7,
        ["ncov8"] = ProcedureFlags.Ncov8,
        ["ncov9"] = ProcedureFlags.Ncov9,
        ["ncov13a"] = ProcedureFlags.Ncov13A,
        ["ncov13b"] = ProcedureFlags.Ncov13B,
        ["ncov45"] = ProcedureFlags.Ncov45,
        ["kidneyxp"] = ProcedureFlags.KidneyTransplant,
        ["ncov12agele60"] = ProcedureFlags.CoveredTo60,
        ["ncov_z302"] = ProcedureFlags.Sterilization,
        ["lcov"] = ProcedureFlags.Limited,
        ["lcov_artheartxp"] = ProcedureFlags.LimitedArtificialHeart,
        ["lcov_artheartxpa"] = ProcedureFlags.LimitedArtificialHeartA,
        ["lcov_artheartxpb"] = ProcedureFlags.LimitedArtificialHeartB,
        ["lcov_lvrs"] = ProcedureFlags.LimitedLungVolumeReduction,
        ["lcov_lungxp"] = ProcedureFlags.LimitedLung,
        ["lcov_heartlungxp"] = ProcedureFlags.LimitedHeartLung,
        ["lcov_heartxp"] = ProcedureFlags.LimitedHeart,
        ["lcov_heartsys"] = ProcedureFlags.LimitedHeartImplant,
        ["lcov_intxp"] = ProcedureFlags.LimitedIntestine,
        ["lcov_liverxp"] = ProcedureFlags.LimitedLiver,
        ["lcov_kidneyxp"] = ProcedureFlags.LimitedKidney,
        ["lcov_pancreasxp"] = ProcedureFlags.LimitedPancreas,
        ["los"] = ProcedureFlags.LengthOfStay,
        ["biopsy"] = ProcedureFlags.Biopsy,
        ["bilateral"] = ProcedureFlags.Bilateral,
        ["or_indic"] = ProcedureFlags.OperatingRoom,
        ["nonspecific"] = ProcedureFlags.Nonspecific,
        ["csect"] = ProcedureFlags.Delivery,
        ["vagdel"] = ProcedureFlags.Delivery,
        ["male"] = ProcedureFlags.None,
        ["female"] = ProcedureFlags.None,
    };

    public static DiagnosisFlags ReadDiagnosis(string cell) => (DiagnosisFlags)Read(cell, name =>
        Diagnosis.TryGetValue(name, out var flag) ? (uint)flag : throw Unknown(name));

    public static ProcedureFlags ReadProcedure(string cell) => (ProcedureFlags)Read(cell, name =>
        Procedure.TryGetValue(name, out var flag) ? (uint)flag : throw Unknown(name));

    public static ProcedureSex ReadSex(string cell)
    {
        var names = cell.Split(' ');
        return (names.Contains("male") ? ProcedureSex.Male : ProcedureSex.None) | (names.Contains("female") ? ProcedureSex.Female : ProcedureSex.None);
    }

    private static uint Read(string cell, Func<string, uint> flagOf)
    {
        uint flags = 0;
        foreach (var name in cell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            flags |= flagOf(name);
        return flags;
    }

    /// <summary>A flag without a meaning would be a rule left out in silence.</summary>
    private static InvalidDataException Unknown(string name) => new($"The code-editor release has a flag {name} that this program does not know.");
}
