namespace Chartroom.Fhir.Validation.Formats;

/// <summary>What is wrong with a primitive's value.</summary>
internal enum FormatFault : byte
{
    None, NotBoolean, NotNumber, NotInteger, TooLarge, Negative, NotPositive, NotString, Empty, OnlySpace, ControlCharacter, TooLong,
    CodeSpaces, IdCharacters, IdTooLong, UriSpaces, UriPrefix, UuidForm, OidForm, DateForm, DateTimeForm, NoZone, InstantForm, TimeForm,
    NoSuchDay, Base64Form, LongDecimal,
}

internal static class FormatFaults
{
    /// <summary>The issue-type code and the sentence for a fault. The sentence never repeats the value.</summary>
    public static (string Code, string Text) Describe(FormatFault fault, string type) => fault switch
    {
        FormatFault.NotBoolean => ("structure", "The value must be true or false, without quotes."),
        FormatFault.NotNumber => ("structure", $"The value must be a JSON number, as it is a {type}."),
        FormatFault.NotInteger => ("value", $"A {type} has no fraction and no exponent."),
        FormatFault.TooLarge => ("value", $"The value is outside the 32 bits that a {type} has."),
        FormatFault.Negative => ("value", "An unsignedInt is 0 or more."),
        FormatFault.NotPositive => ("value", "A positiveInt is 1 or more."),
        FormatFault.NotString => ("structure", $"The value must be a JSON string, as it is a {type}."),
        FormatFault.Empty => ("structure", "A value is never empty."),
        FormatFault.OnlySpace => ("value", "A value is never only white space."),
        FormatFault.ControlCharacter => ("value", $"A {type} has no control characters but tab, carriage return and line feed."),
        FormatFault.TooLong => ("too-long", "A string has at most 1,048,576 characters."),
        FormatFault.CodeSpaces => ("value", "A code has no white space at either end and no two spaces in a row."),
        FormatFault.IdCharacters => ("value", "An id has letters, digits, '-' and '.' only."),
        FormatFault.IdTooLong => ("too-long", "An id has at most 64 characters."),
        FormatFault.UriSpaces => ("value", $"A {type} has no white space."),
        FormatFault.UriPrefix => ("value", "A URI of an OID or UUID begins with urn:oid: or urn:uuid:."),
        FormatFault.UuidForm => ("value", "A UUID is urn:uuid: and 32 lower-case hexadecimal digits in five groups."),
        FormatFault.OidForm => ("value", "An OID is urn:oid: and numbers parted by dots, the first 0, 1 or 2."),
        FormatFault.DateForm => ("value", "A date is YYYY, YYYY-MM or YYYY-MM-DD."),
        FormatFault.DateTimeForm => ("value", "A dateTime is a date, or YYYY-MM-DDThh:mm:ss with offset."),
        FormatFault.NoZone => ("value", "A date with a time has an offset (Z or +hh:mm)."),
        FormatFault.InstantForm => ("value", "An instant is YYYY-MM-DDThh:mm:ss with offset."),
        FormatFault.TimeForm => ("value", "A time is hh:mm:ss without offset."),
        FormatFault.NoSuchDay => ("value", "The month has no such day."),
        FormatFault.Base64Form => ("value", "The value is not valid base64."),
        FormatFault.LongDecimal => ("value", "A decimal has at most 18 digits before or after the point."),
        _ => ("value", $"The value is no valid {type}."),
    };
}
