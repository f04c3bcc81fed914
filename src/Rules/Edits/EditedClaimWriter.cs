using System.Text.Json;

namespace Chartroom.Rules.Edits;

/// <summary>Writes the editor's answer with the names of the CMS editor. Source: command <c>edit</c>; CMS Medicare Code Editor, output record.</summary>
public static class EditedClaimWriter
{
    private static readonly JsonEncodedText[] Names =
        [.. Enumerable.Range(0, EditedClaim.EditCount).Select(e => JsonEncodedText.Encode(MceEditText.NameOf((MceEdit)e)))];

    private static readonly JsonEncodedText[] Types =
    [
        JsonEncodedText.Encode("NONE"), JsonEncodedText.Encode("PREPAYMENT"), JsonEncodedText.Encode("POSTPAYMENT"),
        JsonEncodedText.Encode("BOTH"), JsonEncodedText.Encode("INVALID_DISCHARGE_DATE"),
    ];

    /// <summary>Writes the fields of the answer into the object that is open, then <c>texts</c>: what each edit found means.</summary>
    public static void WriteFields(Utf8JsonWriter json, EditedClaim edited)
    {
        json.WriteString("editType"u8, Types[(int)edited.Type]);
        json.WriteStartObject("counts"u8);
        for (var edit = 0; edit < EditedClaim.EditCount; edit++)
        {
            if (edited.CountOf((MceEdit)edit) is > 0 and var count)
                json.WriteNumber(Names[edit], count);
        }
        json.WriteEndObject();
        if (edited.HasAdmitDiagnosis)
        {
            json.WritePropertyName("admitDx"u8);
            WriteDiagnosis(json, in edited.AdmitDiagnosis);
        }
        json.WriteStartArray("dx"u8);
        for (var i = 0; i < edited.DiagnosisCount; i++)
            WriteDiagnosis(json, in edited.Diagnosis(i));
        json.WriteEndArray();
        json.WriteStartArray("px"u8);
        for (var i = 0; i < edited.ProcedureCount; i++)
            WriteEdits(json, in edited.Procedure(i));
        json.WriteEndArray();
        WriteTexts(json, edited);
    }

    private static void WriteDiagnosis(Utf8JsonWriter json, in CodeEdits code)
    {
        json.WriteStartArray();
        WriteEdits(json, in code);
        if (code.AgeGroup != MceAgeGroup.None)
        {
            json.WriteStringValue(code.AgeGroup switch
            {
                MceAgeGroup.Pediatric => "PEDIATRIC"u8,
                MceAgeGroup.Newborn => "NEWBORN"u8,
                MceAgeGroup.Maternity => "MATERNITY"u8,
                _ => "ADULT"u8,
            });
        }
        json.WriteEndArray();
    }

    private static void WriteEdits(Utf8JsonWriter json, in CodeEdits code)
    {
        json.WriteStartArray();
        for (var i = 0; i < code.Count; i++)
            json.WriteStringValue(Names[(int)code[i]]);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, EditedClaim edited)
    {
        if (edited.Type == MceEditType.InvalidDischargeDate)
        {
            json.WriteStartObject("texts"u8);
            json.WriteString("INVALID_DISCHARGE_DATE"u8, "The discharge date is missing, is not a date, or lies outside the dates this release is for."u8);
            json.WriteEndObject();
            return;
        }
        var open = false;
        for (var edit = 0; edit < EditedClaim.EditCount; edit++)
        {
            if (edited.CountOf((MceEdit)edit) == 0)
                continue;
            if (!open)
                json.WriteStartObject("texts"u8);
            open = true;
            json.WriteString(Names[edit], MceEditText.Of((MceEdit)edit));
        }
        if (open)
            json.WriteEndObject();
    }
}
