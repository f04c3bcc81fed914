using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Narrative;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>
/// Turns CDA data types into FHIR ones for one document: its narrative is looked up for referenced text, its zone is used
/// for times that have none.
/// Source: C-CDA on FHIR §Mapping guidance (data types); HL7 v3 Data Types R1.
/// </summary>
internal sealed class CdaValues(CdaDocument document, TimeSpan? zone)
{
    public TimeSpan? Zone { get; } = zone;

    /// <summary>FHIR dateTime of a TS, or of an IVL_TS's value, low, center or high in this order; null when there is none.</summary>
    public string? DateTime(CdaElement? time) => Point(time) is { } t ? t.ToDateTime(Zone) : null;

    /// <summary>FHIR date, at most to the day.</summary>
    public static string? Date(CdaElement? time) => Point(time) is { } t ? t.ToDate() : null;

    public string? Instant(CdaElement? time) => Point(time) is { } t ? t.ToInstant(Zone) : null;

    /// <summary>A Period of <c>low</c> and <c>high</c>; of a single value both ends; null when nothing is known.</summary>
    public JsonObject? Period(CdaElement? interval)
    {
        var (low, high) = (Bound(interval, "low"), Bound(interval, "high"));
        if (low is null && high is null)
            low = high = DateTime(interval);
        if (low is null && high is null)
            return null;
        // An end before the start would break FHIR per-1; the start is the better known.
        if (low is not null && high is not null && EndsBefore(interval!.Child("high") ?? interval, interval.Child("low") ?? interval))
            high = null;
        return JsonParts.Object(("start", low), ("end", high));
    }

    /// <summary>The low or high end of an interval as dateTime; a plain value is no interval and has neither.</summary>
    public string? Bound(CdaElement? interval, string end) =>
        interval?.Child(end) is { } bound && CdaTime.TryParse(bound["value"], out var t) ? t.ToDateTime(Zone) : null;

    /// <summary>True when the time is an interval with an end of its own rather than one point.</summary>
    public static bool IsInterval(CdaElement? time) =>
        time is not null && time["value"] is null && (time.Child("low")?["value"] is not null || time.Child("high")?["value"] is not null);

    /// <summary>Sets <c>nameDateTime</c> or <c>namePeriod</c>, whichever the CDA time is; false when nothing is known.</summary>
    public bool PutTime(JsonObject resource, string name, CdaElement? time)
    {
        if (IsInterval(time) && time!.Child("high")?["value"] is not null && Period(time) is { } period)
        {
            resource[name + "Period"] = period;
            return true;
        }
        if (IsInterval(time) && time!.Child("low")?["value"] is null && Period(time) is { } open)
        {
            resource[name + "Period"] = open;
            return true;
        }
        if (DateTime(time) is not { } point)
            return false;
        resource[name + "DateTime"] = point;
        return true;
    }

    /// <summary>A CodeableConcept with translations and original text; null when nothing at all is said.</summary>
    public JsonObject? Concept(CdaElement? code)
    {
        if (code is null)
            return null;
        var codings = Codings(code);
        var text = Original(code) ?? (codings is null ? code["displayName"] ?? Inline(code) : null);
        return codings is null && text is null ? null : JsonParts.Object(("coding", codings), ("text", text));
    }

    /// <summary>As <see cref="Concept"/>; for a required element that says nothing, the reason of its absence.</summary>
    public JsonObject RequiredConcept(CdaElement? code) => Concept(code) ?? JsonParts.Absent(NullFlavors.Reason(code));

    /// <summary>The codings of a code and its translations, without repetition; null when there are none.</summary>
    public static JsonArray? Codings(CdaElement code)
    {
        JsonArray? codings = null;
        var seen = new HashSet<(string?, string)>();
        AddCodings(code, seen, ref codings);
        return codings;
    }

    private static void AddCodings(CdaElement code, HashSet<(string?, string)> seen, ref JsonArray? codings)
    {
        if (Coding(code) is { } own && seen.Add(((string?)own["system"], (string)own["code"]!)))
            (codings ??= []).Add(own);
        foreach (var translation in code.Children("translation"))
        {
            AddCodings(translation, seen, ref codings);
        }
    }

    /// <summary>One Coding, without translations; null when the element has no code.</summary>
    public static JsonObject? Coding(CdaElement? code)
    {
        if (code?["code"] is not { } value)
            return null;
        value = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var system = CodeSystems.Uri(code["codeSystem"], code["codeSystemName"]);
        return JsonParts.Object(("system", system), ("code", value), ("display", code["displayName"]));
    }

    /// <summary>The text that <c>originalText</c> holds or refers to; null when there is none.</summary>
    public string? Original(CdaElement? coded) => Text(coded?.Child("originalText"));

    /// <summary>The text of an ED element: its own, or that which its reference names in the narrative.</summary>
    public string? Text(CdaElement? text)
    {
        if (text is null)
            return null;
        if (text.Child("reference")?["value"] is { } reference && document.Referenced(reference) is { } target
            && !ReferenceEquals(target, text) && NarrativeText.Of(target) is { Length: > 0 } found)
        {
            return found;
        }
        return NarrativeText.Of(text) is { Length: > 0 } own ? own : null;
    }

    private static string? Inline(CdaElement code) => code.HasElements ? null : code.Text;

    /// <summary>An Identifier of an II; null when it names nothing. A masked SSN keeps its system and the reason.</summary>
    public static JsonObject? Identifier(CdaElement id) => Identifiers.Of(id);

    public static JsonArray? IdentifiersOf(CdaElement element) => JsonParts.Array(element.Children("id").Select(Identifiers.Of));

    /// <summary>The FHIR decimal of a number as written, keeping its precision; null when it is none.</summary>
    public static JsonNode? Number(string? text) =>
        text is not null && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : null;

    private static CdaTime? Point(CdaElement? time)
    {
        if (time is null)
            return null;
        if (CdaTime.TryParse(time["value"], out var own))
            return own;
        foreach (var part in (ReadOnlySpan<string>)["low", "center", "high"])
        {
            if (time.Child(part) is { } inner && CdaTime.TryParse(inner["value"], out var t))
                return t;
        }
        return null;
    }

    private static bool EndsBefore(CdaElement high, CdaElement low) =>
        CdaTime.TryParse(high["value"], out var end) && CdaTime.TryParse(low["value"], out var start)
        && end.Local < start.Local && (end.Precision >= TimePrecision.Day || end.Local.Year < start.Local.Year);
}
