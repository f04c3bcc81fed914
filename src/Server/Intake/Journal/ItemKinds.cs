namespace Chartroom.Server.Intake.Journal;

/// <summary>The kinds of journal item, told by their first bytes.</summary>
public static class ItemKinds
{
    public const string Hl7v2 = "hl7v2";
    public const string Ccda = "ccda";
    public const string Fhir = "fhir";
    public const string Scan = "scan";

    /// <summary>The kind of an upload: an HL7 v2 message or batch, a C-CDA document, FHIR JSON, or else pages to be indexed.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        content = content.TrimStart("\v\r\n\t "u8);
        if (content.Length > 8 && (content.StartsWith("MSH"u8) || content.StartsWith("FHS"u8) || content.StartsWith("BHS"u8)) && !char.IsAsciiLetterOrDigit((char)content[3]))
            return Hl7v2;
        if (content.StartsWith("<"u8) && content[..Math.Min(content.Length, 4096)].IndexOf("ClinicalDocument"u8) >= 0)
            return Ccda;
        return content.StartsWith("{"u8) && content.IndexOf("\"resourceType\""u8) >= 0 ? Fhir : Scan;
    }
}
