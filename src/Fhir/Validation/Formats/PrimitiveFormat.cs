using System.Buffers;
using System.Buffers.Text;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Formats;

/// <summary>
/// Whether the JSON value of a primitive is one that its type allows: the regular expressions of the standard written out as
/// scans over the UTF-8 bytes, and days that exist. Source: FHIR R4 §2.24.0.1 primitive types; §2.6.2 JSON.
/// </summary>
internal static class PrimitiveFormat
{
    private const int LongestString = 1_048_576;

    private static readonly SearchValues<byte> IdBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\v\f"u8);

    private static readonly SearchValues<byte> Base64Bytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    /// <summary>
    /// The first fault of a value, or None. <paramref name="raw"/> is the text between the quotes, unescaped by the caller.
    /// </summary>
    public static FormatFault Check(PrimitiveKind kind, ElementKind json, ReadOnlySpan<byte> raw) => kind switch
    {
        PrimitiveKind.Boolean => json is ElementKind.True or ElementKind.False ? FormatFault.None : FormatFault.NotBoolean,
        PrimitiveKind.Integer or PrimitiveKind.UnsignedInt or PrimitiveKind.PositiveInt =>
            json == ElementKind.Number ? Whole(kind, raw) : FormatFault.NotNumber,
        PrimitiveKind.Decimal => json == ElementKind.Number ? FormatFault.None : FormatFault.NotNumber,
        _ when json != ElementKind.String => FormatFault.NotString,
        _ when raw.IsEmpty => FormatFault.Empty,
        _ => Text(kind, raw),
    };

    public static bool IsId(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= 64 && text.IndexOfAnyExcept(IdBytes) < 0;

    private static FormatFault Text(PrimitiveKind kind, ReadOnlySpan<byte> raw) => kind switch
    {
        PrimitiveKind.Code => Code(raw),
        PrimitiveKind.Id => raw.Length > 64 ? FormatFault.IdTooLong : raw.IndexOfAnyExcept(IdBytes) < 0 ? FormatFault.None : FormatFault.IdCharacters,
        PrimitiveKind.Uri or PrimitiveKind.Url or PrimitiveKind.Canonical => Uri(raw),
        PrimitiveKind.Oid => IsOid(raw) ? FormatFault.None : FormatFault.OidForm,
        PrimitiveKind.Uuid => IsUuid(raw) ? FormatFault.None : FormatFault.UuidForm,
        PrimitiveKind.Date => CalendarFormat.Date(raw),
        PrimitiveKind.DateTime => CalendarFormat.DateTime(raw),
        PrimitiveKind.Instant => CalendarFormat.Instant(raw),
        PrimitiveKind.Time => CalendarFormat.Time(raw),
        PrimitiveKind.Base64Binary => IsBase64(raw) ? FormatFault.None : FormatFault.Base64Form,
        PrimitiveKind.Xhtml => FormatFault.None,
        _ => String(raw),
    };

    private static FormatFault Whole(PrimitiveKind kind, ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
            return FormatFault.NotInteger;
        if (!Utf8Parser.TryParse(raw, out int value, out var used) || used != raw.Length)
            return FormatFault.TooLarge;
        if (kind == PrimitiveKind.UnsignedInt && value < 0)
            return FormatFault.Negative;
        return kind == PrimitiveKind.PositiveInt && value < 1 ? FormatFault.NotPositive : FormatFault.None;
    }

    private static FormatFault String(ReadOnlySpan<byte> raw)
    {
        if (raw.Length > LongestString && System.Text.Encoding.UTF8.GetCharCount(raw) > LongestString)
            return FormatFault.TooLong;
        // A JSON string without escapes holds no control characters; with escapes the caller has put them in.
        if (raw.IndexOfAnyInRange((byte)0, (byte)31) >= 0 && HasControl(raw))
            return FormatFault.ControlCharacter;
        return raw[0] <= ' ' && raw.IndexOfAnyExcept(Space) < 0 ? FormatFault.OnlySpace : FormatFault.None;
    }

    private static bool HasControl(ReadOnlySpan<byte> raw)
    {
        foreach (var b in raw)
        {
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                return true;
        }
        return false;
    }

    private static FormatFault Code(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny(Space) < 0)
            return FormatFault.None;
        if (Space.Contains(raw[0]) || Space.Contains(raw[^1]))
            return FormatFault.CodeSpaces;
        for (var i = 1; i < raw.Length; i++)
        {
            if (Space.Contains(raw[i]) && Space.Contains(raw[i - 1]))
                return FormatFault.CodeSpaces;
        }
        return FormatFault.None;
    }

    private static FormatFault Uri(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny(Space) >= 0)
            return FormatFault.UriSpaces;
        if (raw.Length > 4 && raw[0] is (byte)'o' or (byte)'u')
        {
            if (raw.StartsWith("oid:"u8) || raw.StartsWith("uuid:"u8))
                return FormatFault.UriPrefix;
            if (raw.StartsWith("urn:uuid:"u8))
                return IsUuid(Fragment(raw)) ? FormatFault.None : FormatFault.UuidForm;
            if (raw.StartsWith("urn:oid:"u8))
                return IsOid(Fragment(raw)) ? FormatFault.None : FormatFault.OidForm;
        }
        return FormatFault.None;
    }

    /// <summary>The URI before a fragment or the version of a canonical.</summary>
    private static ReadOnlySpan<byte> Fragment(ReadOnlySpan<byte> raw) => raw.IndexOfAny((byte)'#', (byte)'|') is var at and >= 0 ? raw[..at] : raw;

    public static bool IsUuid(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != 45 || !raw.StartsWith("urn:uuid:"u8))
            return false;
        for (var i = 9; i < raw.Length; i++)
        {
            var isDash = i is 17 or 22 or 27 or 32;
            if (isDash ? raw[i] != '-' : raw[i] is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f')))
                return false;
        }
        return true;
    }

    public static bool IsOid(ReadOnlySpan<byte> raw)
    {
        if (!raw.StartsWith("urn:oid:"u8) || raw.Length < 11 || raw[8] is < (byte)'0' or > (byte)'2')
            return false;
        for (var i = 9; i < raw.Length;)
        {
            if (raw[i++] != '.')
                return false;
            var start = i;
            while (i < raw.Length && raw[i] is >= (byte)'0' and <= (byte)'9')
                i++;
            if (i == start || (raw[start] == '0' && i - start > 1))
                return false;
        }
        return true;
    }

    private static bool IsBase64(ReadOnlySpan<byte> raw)
    {
        var (digits, padding) = (0, 0);
        while (!raw.IsEmpty)
        {
            var run = raw.IndexOfAnyExcept(Base64Bytes);
            if (run < 0)
                run = raw.Length;
            if (run > 0 && padding > 0)
                return false;
            digits += run;
            raw = raw[run..];
            if (raw.IsEmpty)
                break;
            if (raw[0] == '=')
                padding++;
            else if (!Space.Contains(raw[0]))
                return false;
            raw = raw[1..];
        }
        return padding <= 2 && (digits + padding) % 4 == 0;
    }
}
