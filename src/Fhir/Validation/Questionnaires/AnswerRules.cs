using System.Globalization;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation.Packages;
using Chartroom.Fhir.Validation.References;
using Chartroom.Fhir.Validation.Structure;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>What one answer must be: its type, one of the options, within the limits of its item. Source: FHIR R4 Questionnaire.item and its extensions.</summary>
internal sealed class AnswerRules(WalkContext context, Form form, Findings findings)
{
    public void Check(FormItem item, Element answer)
    {
        var value = AnswerValue.Of(answer, "value"u8);
        if (!value.Exists)
            return;
        if (!item.AnswerTypes.Contains(value.Type))
        {
            findings.Error(value.Value.Index, "structure", $"The answer must be of type {string.Join(" or ", item.AnswerTypes.Distinct())}, not {value.Type}.");
            return;
        }
        Offered(item, answer, value);
        Limits(item, value);
        switch (value.Type)
        {
            case "String":
                Text(item, value.Value);
                break;
            case "Decimal":
                Places(item, value.Value);
                break;
            case "Quantity":
                Quantity(item, value);
                break;
            case "Attachment":
                Attachment(item, answer, value.Value);
                break;
            case "Reference":
                Reference(item, value.Value);
                break;
        }
    }

    private void Offered(FormItem item, Element answer, AnswerValue value)
    {
        var isFree = item.Type == "open-choice" && value.Type == "String";
        if (item.Options.Count > 0 && !isFree && !item.Options.Any(o => o.Says(value)))
            findings.Error(value.Type == "Coding" ? answer.Index : value.Value.Index, "value", "The answer is not one of those that the questionnaire offers.");
        if (item.Definition["answerValueSet"u8].Text is not { Length: > 0 } set)
            return;
        // Text from a value set is one of its codes.
        if (value.Type == "String" && !isFree && IsIn(set, null, value.Value.Text) == Membership.Out)
            findings.Error(value.Value.Index, "code-invalid", "The answer is not a code of the value set that the questionnaire names for it.");
        if (value.Type != "Coding")
            return;
        var isIn = IsIn(set, value.Value["system"u8].Text, value.Value["code"u8].Text);
        var isShownRight = Display(value.Value);
        if (isIn == Membership.In && !isShownRight)
            findings.Add(context.Options.WrongDisplays, answer.Index, "code-invalid", "The answer shows other words than the offered code has.");
        if (isIn == Membership.Out)
            findings.Error(answer.Index, "code-invalid", "The code is not in the value set that the questionnaire names for the answer.");
    }

    /// <summary>False when the words of a coding are not among those that its system, known here, gives the code.</summary>
    private bool Display(Element coding)
    {
        if (coding["display"u8].Text is not { } display || coding["system"u8].Text is not { } system || coding["code"u8].Text is not { } code)
            return true;
        var known = context.Terminology.Code(system, coding["version"u8].Text, code).Displays;
        return known.Count == 0 || known.Contains(display, StringComparer.OrdinalIgnoreCase);
    }

    private Membership IsIn(string set, string? system, string? code)
    {
        if (code is null)
            return Membership.Out;
        if (set[0] != '#')
            return context.Terminology.Contains(set, system, code);
        if (form.Contained(set) is not { Exists: true } contained)
            return Membership.NotKnown;
        var terminology = context.Terminology as PackageTerminology ?? new PackageTerminology(new DefinitionSet(), context.Terminology);
        return new PackageValueSet(ResourceDocument.Part(contained), terminology).Contains(system, code, 0);
    }

    /// <summary>minValue and maxValue of numbers and moments, and SDC's for quantities. A quantity that cannot be compared with its limit is at fault.</summary>
    private void Limits(FormItem item, AnswerValue value)
    {
        var isQuantity = value.Type == "Quantity";
        Limit(item, value, isQuantity ? "sdc-questionnaire-minQuantity" : "minValue", isQuantity, -1);
        Limit(item, value, isQuantity ? "sdc-questionnaire-maxQuantity" : "maxValue", isQuantity, 1);
    }

    private void Limit(FormItem item, AnswerValue value, string extension, bool isQuantity, int wrong)
    {
        foreach (var found in item.Extended(extension))
        {
            var limit = AnswerValue.Of(found, "value"u8);
            var order = AnswerValue.Compare(value, limit);
            if (order == wrong)
                findings.Error(value.Value.Index, "value", wrong < 0 ? "The answer is less than the least that is allowed." : "The answer is more than the most that is allowed.");
            else if (order is null && isQuantity)
                findings.Error(value.Value.Index, "value", "The answer cannot be compared with the limit of the item: its unit is not of the same kind, or has no UCUM code.");
        }
    }

    private void Text(FormItem item, Element value)
    {
        var text = value.Text ?? "";
        if (int.TryParse(item.Definition["maxLength"u8].Text, out var longest) && text.Length > longest)
            findings.Error(value.Index, "too-long", $"The answer has more than {longest} characters.");
        foreach (var least in item.Extended("minLength"))
        {
            if (int.TryParse(least["valueInteger"u8].Text, out var shortest) && text.Length < shortest)
                findings.Error(value.Index, "value", $"The answer has fewer than {shortest} characters.");
        }
        foreach (var pattern in item.Extended("regex"))
        {
            if (pattern["valueString"u8].Text is { Length: > 0 } regex && !Matches(regex, text))
                findings.Error(value.Index, "value", "The answer does not have the form that the questionnaire asks for.");
        }
    }

    /// <summary>A pattern that cannot be read, or takes too long, holds nothing against an answer.</summary>
    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private void Places(FormItem item, Element value)
    {
        var text = value.Text ?? "";
        var places = text.IndexOf('.') is var dot and >= 0 ? text.Length - dot - 1 : 0;
        foreach (var found in item.Extended("maxDecimalPlaces"))
        {
            if (int.TryParse(found["valueInteger"u8].Text, out var most) && places > most)
                findings.Error(value.Index, "value", $"The answer has more than {most} decimal places.");
        }
    }

    private void Quantity(FormItem item, AnswerValue value)
    {
        var (system, code) = (value.Value["system"u8].Text, value.Value["code"u8].Text);
        foreach (var set in item.Extended("questionnaire-unitValueSet"))
        {
            if (set["valueCanonical"u8].Text is { Length: > 0 } url && IsIn(url, system, code) == Membership.Out)
                findings.Error(value.Value.Index, "code-invalid", "The unit is not in the value set of units.");
        }
        var units = item.Extended("questionnaire-unitOption").Select(u => u["valueCoding"u8]).ToList();
        if (units.Count > 0 && !units.Exists(u => u["code"u8].Text == code && u["system"u8].Text == system))
            findings.Error(value.Value.Index, "code-invalid", "The unit is not one of those that the questionnaire offers.");
    }

    private void Attachment(FormItem item, Element answer, Element value)
    {
        var types = item.Extended("mimeType").Select(m => m["valueCode"u8].Text).OfType<string>().ToList();
        if (types.Count > 0 && !types.Contains(value["contentType"u8].Text ?? ""))
            findings.Error(answer.Index, "value", $"The content is not of a type that is allowed: {string.Join(", ", types)}.");
        var size = decimal.TryParse(value["size"u8].Text, CultureInfo.InvariantCulture, out var said) ? said : (value["data"u8].Text?.Length ?? 0) * 3m / 4;
        foreach (var found in item.Extended("maxSize"))
        {
            if (decimal.TryParse(found["valueDecimal"u8].Text, CultureInfo.InvariantCulture, out var most) && size > most)
                findings.Error(answer.Index, "value", "The attachment is larger than allowed.");
        }
    }

    private void Reference(FormItem item, Element value)
    {
        var types = item.Extended("questionnaire-referenceResource").Select(r => r["valueCode"u8].Text).OfType<string>().ToList();
        if (types.Count == 0 || value["reference"u8].Text is not { Length: > 0 } text)
            return;
        var type = ReferenceText.Read(System.Text.Encoding.UTF8.GetBytes(text)).Type?.Name ?? value["type"u8].Text;
        if (type is not null && !types.Contains(type))
            findings.Error(value.Index, "structure", $"The answer refers to {type}; the questionnaire allows {string.Join(", ", types)}.");
    }
}
