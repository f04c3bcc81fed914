using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Dose, route and timing of a substance administration to Dosage. IVL_TS is the bounds, PIVL_TS the period, EIVL_TS the event.
/// Source: C-CDA on FHIR §Medications; C-CDA R2.1 §Medication Activity (effectiveTime); FHIR R4 Timing.
/// </summary>
internal static class Dosages
{
    public static JsonObject Of(MappingScope scope, CdaElement activity)
    {
        var dosage = JsonParts.Object(
            ("text", Sig(scope, activity)),
            ("patientInstruction", Instruction(scope, activity)),
            ("timing", Timing(scope, activity)));
        AsNeeded(scope, activity, dosage);
        dosage.Put("site", scope.Values.Concept(activity.Child("approachSiteCode")))
            .Put("route", scope.Values.Concept(activity.Child("routeCode")))
            .Put("doseAndRate", JsonParts.Array(DoseAndRate(activity)))
            .Put("maxDosePerPeriod", Quantities.Ratio(activity.Child("maxDoseQuantity")));
        return dosage;
    }

    /// <summary>The dose with the unit that <c>administrationUnitCode</c> gives when the quantity has none.</summary>
    public static JsonObject? Dose(CdaElement activity)
    {
        var dose = activity.Child("doseQuantity");
        var quantity = Quantities.Of(dose) ?? Quantities.Of(dose?.Child("center"));
        if (quantity is not null && quantity["unit"] is null && activity.Child("administrationUnitCode")?["displayName"] is { } unit)
            quantity["unit"] = unit;
        return quantity;
    }

    private static JsonObject? DoseAndRate(CdaElement activity)
    {
        var built = new JsonObject();
        if (Dose(activity) is { } dose)
            built["doseQuantity"] = dose;
        else
            built.Put("doseRange", Quantities.Range(activity.Child("doseQuantity")));
        if (Quantities.Of(activity.Child("rateQuantity")) is { } rate)
            built["rateQuantity"] = rate;
        else
            built.Put("rateRange", Quantities.Range(activity.Child("rateQuantity")));
        return built.Count == 0 ? null : built;
    }

    private static string? Sig(MappingScope scope, CdaElement activity)
    {
        var sig = MappingScope.Related(activity)
            .FirstOrDefault(s => s.HasTemplate(Templates.Sig) || s.Child("code")?["code"] == "76662-6");
        return sig is null ? null : scope.Values.Text(sig.Child("text"));
    }

    private static string? Instruction(MappingScope scope, CdaElement activity)
    {
        var instruction = MappingScope.Related(activity)
            .FirstOrDefault(s => s.HasTemplate(Templates.Instruction) || s.HasTemplate("2.16.840.1.113883.10.20.1.49"));
        return instruction is null ? null : scope.Values.Text(instruction.Child("text")) ?? instruction.Child("code")?["displayName"];
    }

    private static void AsNeeded(MappingScope scope, CdaElement activity, JsonObject dosage)
    {
        if (activity.Child("precondition") is not { } precondition)
            return;
        var criterion = precondition.Child("criterion");
        var reason = scope.Values.Concept(criterion?.Child("value"));
        if (reason is null && scope.Values.Text(criterion?.Child("text") ?? precondition.Child("text")) is { } text)
            reason = JsonParts.Object(("text", text));
        if (reason is null)
            dosage["asNeededBoolean"] = true;
        else
            dosage["asNeededCodeableConcept"] = reason;
    }

    private static JsonObject? Timing(MappingScope scope, CdaElement activity)
    {
        var (timing, repeat) = (new JsonObject(), new JsonObject());
        foreach (var time in activity.Children("effectiveTime"))
        {
            switch (time["type"])
            {
                case "PIVL_TS" or "PIVL":
                    Periodic(scope, time, repeat);
                    break;
                case "EIVL_TS" or "EIVL":
                    Event(time, repeat);
                    break;
                case "SXPR_TS" or "SXPR":
                    foreach (var part in time.Children("comp"))
                    {
                        if (part.Child("period") is not null)
                            Periodic(scope, part, repeat);
                        else if (part.Child("event") is not null)
                            Event(part, repeat);
                        else
                            Bounds(scope, part, timing, repeat);
                    }
                    break;
                default:
                    if (time.Child("period") is not null)
                        Periodic(scope, time, repeat);
                    else if (time.Child("event") is not null)
                        Event(time, repeat);
                    else
                        Bounds(scope, time, timing, repeat);
                    break;
            }
        }
        timing.Put("repeat", repeat);
        return timing.Count == 0 ? null : timing;
    }

    private static void Bounds(MappingScope scope, CdaElement time, JsonObject timing, JsonObject repeat)
    {
        if (time["value"] is not null && scope.Values.DateTime(time) is { } moment)
        {
            timing.Append("event", moment);
            return;
        }
        if (scope.Values.Period(time) is { } bounds)
            repeat["boundsPeriod"] = bounds;
        else if (Quantities.Of(time.Child("width")) is { } width)
            repeat["boundsDuration"] = width;
    }

    private static void Periodic(MappingScope scope, CdaElement time, JsonObject repeat)
    {
        var period = time.Child("period");
        var (low, high) = (period?["value"] is null ? period?.Child("low") : period, period?.Child("high"));
        if (low?["value"] is { } value && Unit(low["unit"]) is { } unit && CdaValues.Number(value) is { } number && number.GetValue<decimal>() > 0)
        {
            repeat["frequency"] = 1;
            repeat["period"] = number;
            if (high is not null && CdaValues.Number(high["value"]) is { } most)
                repeat["periodMax"] = most;
            repeat["periodUnit"] = unit;
        }
        if (time.Child("phase") is { } phase && !repeat.ContainsKey("boundsPeriod") && scope.Values.Period(phase) is { } bounds
            && phase.Child("width") is null && CdaValues.IsInterval(phase))
        {
            repeat["boundsPeriod"] = bounds;
        }
    }

    private static void Event(CdaElement time, JsonObject repeat)
    {
        if (time.Child("event")?["code"] is not { } code || !TimingEvents.Contains(code))
            return;
        repeat.Append("when", code);
        var offset = time.Child("offset");
        var minutes = offset is null ? null : Minutes(offset["value"] is null ? offset.Child("low") ?? offset.Child("center") : offset);
        if (minutes is > 0)
            repeat["offset"] = minutes;
    }

    private static readonly HashSet<string> TimingEvents =
        ["HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV"];

    private static int? Minutes(CdaElement? quantity)
    {
        if (!decimal.TryParse(quantity?["value"], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        var factor = Unit(quantity["unit"]) switch { "s" => 1m / 60, "min" => 1m, "h" => 60m, "d" => 1440m, _ => 0m };
        var minutes = Math.Abs(number) * factor;
        return minutes is > 0 and < 1_000_000 ? (int)minutes : null;
    }

    private static string? Unit(string? unit) => unit?.ToLowerInvariant() switch
    {
        "s" or "sec" or "second" or "seconds" => "s",
        "min" or "minute" or "minutes" => "min",
        "h" or "hr" or "hrs" or "hour" or "hours" => "h",
        "d" or "day" or "days" => "d",
        "wk" or "week" or "weeks" => "wk",
        "mo" or "month" or "months" => "mo",
        "a" or "year" or "years" => "a",
        _ => null,
    };
}
