using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>ED and RP as Attachment. Source: HL7 v2-to-FHIR ED[Attachment], RP[Attachment].</summary>
internal static class Attachments
{
    /// <summary>ED: type, subtype, encoding (A, Hex, Base64) and data; null when the data cannot be decoded or is empty.</summary>
    public static JsonObject? FromEd(Hl7Value value)
    {
        var data = value[5].Whole;
        if (data is null)
            return null;
        var base64 = value[4].Text?.ToUpperInvariant() switch
        {
            "HEX" => FromHex(data),
            "BASE64" => FromBase64(data),
            _ => Convert.ToBase64String(Encoding.UTF8.GetBytes(data)),
        };
        if (base64 is null)
            return null;
        var attachment = new JsonObject();
        attachment.Put("contentType", ContentType(value[2].Text, value[3].Text));
        attachment["data"] = base64;
        return attachment;
    }

    public static JsonObject? FromRp(Hl7Value value)
    {
        if (value[1].Whole is not { } pointer)
            return null;
        var attachment = new JsonObject();
        attachment.Put("contentType", ContentType(value[3].Text, value[4].Text));
        attachment["url"] = pointer;
        return attachment;
    }

    public static JsonObject FromText(string text) => new()
    {
        ["contentType"] = "text/plain; charset=utf-8",
        ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
    };

    /// <summary>Media type of table 0191 type and 0291 subtype, as HL7 and as senders write them.</summary>
    public static string? ContentType(string? type, string? subtype)
    {
        var sub = subtype?.ToLowerInvariant();
        if (type is not null && type.Contains('/', StringComparison.Ordinal))
            return type.ToLowerInvariant();
        if (sub is not null && sub.Contains('/', StringComparison.Ordinal))
            return sub;
        return (type?.ToUpperInvariant(), sub) switch
        {
            (_, "pdf") => "application/pdf",
            (_, "rtf") => "application/rtf",
            (_, "html") => "text/html",
            (_, "xml") => "text/xml",
            (_, "plain" or "txt") => "text/plain",
            (_, "x-hl7-cda-level-one" or "x-hl7-cda-level-one-multipart") => "application/hl7-cda+xml",
            (_, "jpeg" or "jpg" or "jot") => "image/jpeg",
            (_, "tiff" or "tif") => "image/tiff",
            (_, "gif" or "png" or "pict" or "g3fax" or "bmp") => "image/" + sub,
            (_, "dicom") => "application/dicom",
            (_, "octet-stream" or "postscript" or "msword") => "application/" + sub,
            (_, "basic") => "audio/basic",
            ("TEXT" or "TX" or "FT", null) => "text/plain",
            ("APPLICATION" or "AP" or "APP", { } s) => "application/" + s,
            ("IMAGE" or "IM", { } s) => "image/" + s,
            ("AUDIO" or "AU", { } s) => "audio/" + s,
            ("TEXT" or "TX", { } s) => "text/" + s,
            ("MULTIPART", { } s) => "multipart/" + s,
            _ => null,
        };
    }

    private static string? FromBase64(string data)
    {
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var count) ? Convert.ToBase64String(bytes.AsSpan(0, count)) : null;
    }

    private static string? FromHex(string data) =>
        data.Length % 2 == 0 && data.All(char.IsAsciiHexDigit) ? Convert.ToBase64String(Convert.FromHexString(data)) : null;
}
