using System.Text.Json;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Writes the grouper's answer with the field names and value names of the CMS grouper.
/// Source: command <c>group</c>; CMS ICD-10 MS-DRG Grouper, output record and enumerations.
/// </summary>
public static class GroupedClaimWriter
{
    private static readonly JsonEncodedText[] Types = Texts("NONE", "MEDICAL", "SURGICAL");
    private static readonly JsonEncodedText[] Severities = Texts("NONE", "NON_CC", "CC", "MCC");
    private static readonly JsonEncodedText[] Impacts = Texts("NONE", "INITIAL", "FINAL", "BOTH");
    private static readonly JsonEncodedText[] Admits = Texts("DX_NOT_GIVEN", "DX_VALID", "DX_INVALID");

    private static readonly JsonEncodedText[] Flags = Texts(
        "NEITHER", "CC", "MCC", "CC_EXCLUDED", "MCC_EXCLUDED", "CC_EXCLUDED_BY_DRG_LOGIC", "MCC_EXCLUDED_BY_DRG_LOGIC");

    private static readonly JsonEncodedText[] Poas = Texts(
        "POA_NOT_CHECKED", "POA_NOT_RECOGNIZED", "POA_RECOGNIZED_NOT_POA", "POA_RECOGNIZED_YES_POA", "HOSPITAL_EXEMPT");

    private static readonly JsonEncodedText[] Usages = Texts(
        "NOT_ON_HAC_LIST", "HAC_CRITERIA_MET", "HAC_CRITERIA_NOT_MET", "HAC_NOT_APPLICABLE_EXCLUSION", "HAC_NOT_APPLICABLE_EXEMPT");

    private static readonly JsonEncodedText[] Statuses = Texts(
        "NOT_APPLICABLE", "FINAL_DRG_NO_CHANGE", "FINAL_DRG_CHANGES", "FINAL_DRG_UNGROUPABLE");

    /// <summary>The CMS name of a return code.</summary>
    public static string NameOf(GrouperReturnCode code) => code switch
    {
        GrouperReturnCode.Ok => "OK",
        GrouperReturnCode.DiagnosisCannotBePrincipal => "DX_CANNOT_BE_PDX",
        GrouperReturnCode.InvalidSex => "INVALID_SEX",
        GrouperReturnCode.InvalidDischargeStatus => "INVALID_DISCHARGE_STATUS",
        GrouperReturnCode.InvalidPrincipalDiagnosis => "INVALID_PDX",
        GrouperReturnCode.HacMissingOnePoa => "HAC_MISSING_ONE_POA",
        GrouperReturnCode.HacPoaNotPresentOrUnknown => "HAC_STATUS_INVALID_POA_N_OR_U",
        GrouperReturnCode.HacPoaInvalidOrExempt => "HAC_STATUS_INVALID_POA_INVALID_OR_1",
        _ => "HAC_STATUS_INVALID_MULT_HACS_POA_NOT_Y_W",
    };

    /// <summary>The CMS name of a severity flag.</summary>
    public static string NameOf(SeverityFlag flag) => Flags[(int)flag].Value;

    /// <summary>The CMS name of a claim severity.</summary>
    public static string NameOf(ClaimSeverity severity) => Severities[(int)severity].Value;

    /// <summary>The CMS name of what became of a HAC.</summary>
    public static string NameOf(HacUsage usage) => Usages[(int)usage].Value;

    /// <summary>Writes the fields of the answer into the object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter json, GroupedClaim grouped)
    {
        WriteAssignment(json, "initial"u8, grouped.Initial);
        WriteAssignment(json, "final"u8, grouped.Final);
        json.WriteString("admitDxFlag"u8, Admits[(int)grouped.AdmitDiagnosis]);
        json.WriteString("initialCcMcc"u8, Severities[(int)grouped.Initial.DrgSeverity]);
        json.WriteString("finalCcMcc"u8, Severities[(int)grouped.Final.DrgSeverity]);
        json.WriteNumber("hacCategories"u8, grouped.HacCategories);
        json.WriteString("hacStatus"u8, Statuses[(int)grouped.HacStatus]);
        json.WritePropertyName("pdx"u8);
        WriteDiagnosis(json, grouped, grouped.Principal);
        json.WriteStartArray("sdx"u8);
        for (var i = 0; i < grouped.SecondaryCount; i++)
            WriteDiagnosis(json, grouped, grouped.Secondary(i));
        json.WriteEndArray();
        json.WriteStartArray("px"u8);
        for (var i = 0; i < grouped.ProcedureCount; i++)
            WriteProcedure(json, grouped.Procedure(i));
        json.WriteEndArray();
    }

    /// <summary>Writes one DRG assignment as a property.</summary>
    public static void WriteAssignment(Utf8JsonWriter json, ReadOnlySpan<byte> name, in DrgAssignment drg)
    {
        json.WriteStartObject(name);
        json.WriteString("returnCode"u8, NameOf(drg.ReturnCode));
        json.WriteNumber("mdc"u8, drg.Mdc);
        json.WriteNumber("drg"u8, drg.Drg);
        json.WriteNumber("baseDrg"u8, drg.BaseDrg);
        json.WriteString("type"u8, Types[(int)drg.Type]);
        json.WriteString("severity"u8, Severities[(int)drg.Severity]);
        json.WriteString("drgSdxSeverity"u8, Severities[(int)drg.DrgSeverity]);
        json.WriteEndObject();
    }

    private static void WriteDiagnosis(Utf8JsonWriter json, GroupedClaim grouped, in DiagnosisMark mark)
    {
        json.WriteStartArray();
        json.WriteNumberValue(mark.Recognized ? 1 : 0);
        json.WriteStringValue(Impacts[(int)mark.Impact]);
        json.WriteStringValue(Flags[(int)mark.InitialSeverity]);
        json.WriteStringValue(Flags[(int)mark.FinalSeverity]);
        json.WriteStringValue(Poas[(int)mark.Poa]);
        json.WriteStartArray();
        foreach (var hac in grouped.HacsOf(mark))
        {
            json.WriteStartArray();
            json.WriteNumberValue(hac.Number);
            json.WriteStringValue(Usages[(int)hac.Usage]);
            json.WriteStringValue(hac.List);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static void WriteProcedure(Utf8JsonWriter json, in ProcedureMark mark)
    {
        json.WriteStartArray();
        json.WriteNumberValue(mark.Recognized ? 1 : 0);
        json.WriteStringValue(Impacts[(int)mark.Impact]);
        json.WriteNumberValue(mark.IsOperatingRoom ? 1 : 0);
        json.WriteStartArray();
        for (var hac = 8; hac <= 14; hac++)
        {
            if ((mark.Hacs & (1 << hac)) != 0)
                json.WriteStringValue(hac == 8 ? "HAC_08"u8 : HacName(hac));
        }
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static ReadOnlySpan<byte> HacName(int hac) => hac switch
    {
        10 => "HAC_10"u8,
        11 => "HAC_11"u8,
        12 => "HAC_12"u8,
        13 => "HAC_13"u8,
        _ => "HAC_14"u8,
    };

    private static JsonEncodedText[] Texts(params ReadOnlySpan<string> names)
    {
        var texts = new JsonEncodedText[names.Length];
        for (var i = 0; i < names.Length; i++)
            texts[i] = JsonEncodedText.Encode(names[i]);
        return texts;
    }
}
