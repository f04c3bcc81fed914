using System.Globalization;
using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Rules.Releases;

/// <summary>Reads the values that claim lines have in common; a value of the wrong kind is noted and skipped.</summary>
internal static class JsonValues
{
    /// <summary>Moves past the value of the property just read.</summary>
    public static void SkipValue(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>The next value as raw JSON: a string with its quotes, or a number; empty for anything else.</summary>
    public static byte[] ReadId(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return [(byte)'"', .. json.ValueSpan, (byte)'"'];
        if (json.TokenType == JsonTokenType.Number)
            return json.ValueSpan.ToArray();
        json.Skip();
        return [];
    }

    /// <summary>The next value as a whole number; null for null, and for anything else after noting it.</summary>
    public static int? ReadNumber(ref Utf8JsonReader json, string name, List<Issue> issues)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number))
            return number;
        if (json.TokenType == JsonTokenType.String && int.TryParse(json.ValueSpan, CultureInfo.InvariantCulture, out number))
            return number;
        if (json.TokenType != JsonTokenType.Null)
            issues.Add(Issue.Warning("value", $"{name} is not a whole number; it is taken as missing.", name));
        json.Skip();
        return null;
    }

    /// <summary>The next value as a code; null for null.</summary>
    public static CodeKey? ReadCode(ref Utf8JsonReader json, string name, List<Issue> issues)
    {
        json.Read();
        return CodeOf(ref json, name, issues);
    }

    /// <summary>
    /// The current value as a code; null for null. A number is taken as its digits, anything else is passed over; both are noted, so that
    /// the rest of the claim is judged all the same.
    /// </summary>
    public static CodeKey? CodeOf(ref Utf8JsonReader json, string name, List<Issue> issues)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.ValueIsEscaped ? CodeKey.Of(json.GetString()!) : CodeKey.Of(json.ValueSpan);
            case JsonTokenType.Number:
                issues.Add(Issue.Warning("value", $"{name} holds a number; its digits are taken as a code.", name));
                return CodeKey.Of(json.ValueSpan);
            case JsonTokenType.Null or JsonTokenType.EndArray:
                return null;
            default:
                issues.Add(Issue.Warning("value", $"{name} holds something that is not a code in quotes; it is passed over.", name));
                json.Skip();
                return null;
        }
    }

    /// <summary>The next value as a list of codes, in place of what the list held; a code alone is a list of one, after noting it.</summary>
    public static void ReadCodes(ref Utf8JsonReader json, string name, List<CodeKey> codes, List<Issue> issues)
    {
        codes.Clear();
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    codes.Add(CodeOf(ref json, name, issues) ?? default);
                break;
            case JsonTokenType.String or JsonTokenType.Number:
                issues.Add(Issue.Warning("structure", $"{name} is not a list; it is taken as one code.", name));
                codes.Add(CodeOf(ref json, name, issues) ?? default);
                break;
            case JsonTokenType.Null:
                break;
            default:
                issues.Add(Issue.Error("structure", $"{name} is not a list.", name));
                json.Skip();
                break;
        }
    }

    /// <summary>The next value as a date, <c>yyyyMMdd</c> or <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly? ReadDate(ref Utf8JsonReader json, string name, List<Issue> issues)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType == JsonTokenType.String && json.ValueSpan.Length <= 10)
        {
            var text = Encoding.UTF8.GetString(json.ValueSpan);
            if (DateOnly.TryParseExact(text, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
        }
        issues.Add(Issue.Warning("value", $"{name} is not a date written yyyyMMdd.", name));
        json.Skip();
        return null;
    }

    /// <summary>Enters the next value if it is a list; null is an empty list.</summary>
    public static bool EnterArray(ref Utf8JsonReader json, string name, List<Issue> issues)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartArray)
            return true;
        if (json.TokenType != JsonTokenType.Null)
            issues.Add(Issue.Error("structure", $"{name} is not a list.", name));
        json.Skip();
        return false;
    }
}
