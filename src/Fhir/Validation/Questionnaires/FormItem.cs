using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>
/// One item of a Questionnaire: what an answer may be and how often. Limits come from elements and from the extensions that R4 and SDC give them.
/// Source: FHIR R4 Questionnaire.item; extensions minValue, maxValue, minLength, regex, mimeType, maxSize, maxDecimalPlaces, questionnaire-minOccurs,
/// questionnaire-maxOccurs, questionnaire-unitOption, questionnaire-unitValueSet, questionnaire-referenceResource, sdc-questionnaire-minQuantity, -maxQuantity.
/// </summary>
internal sealed class FormItem
{
    private readonly Dictionary<string, int> order;

    public FormItem(Element item, FormItem? parent, int depth)
    {
        (Definition, Parent) = (item, parent);
        LinkId = item["linkId"u8].Text ?? "";
        Type = item["type"u8].Text ?? "";
        IsRequired = item["required"u8].Flag == true;
        Repeats = item["repeats"u8].Flag == true;
        Least = Number("questionnaire-minOccurs", "valueInteger"u8);
        Most = Number("questionnaire-maxOccurs", "valueInteger"u8);
        Items = depth > 100 ? [] : Form.Read(item, this, depth + 1);
        order = Form.Order(Items);
    }

    public Element Definition { get; }

    public FormItem? Parent { get; }

    public string LinkId { get; }

    /// <summary>The item's type as R4 names it: group, display, question, boolean, choice…</summary>
    public string Type { get; }

    public bool IsRequired { get; }

    public bool Repeats { get; }

    /// <summary>Fewest and most answers; null when nothing is said.</summary>
    public int? Least { get; }

    /// <inheritdoc cref="Least"/>
    public int? Most { get; }

    public IReadOnlyList<FormItem> Items { get; }

    /// <summary>True for an item that holds others and no answer of its own.</summary>
    public bool IsGroup => Type == "group";

    /// <summary>The names, as in <c>value[x]</c>, of the types that an answer may have; empty when there can be none.</summary>
    public IReadOnlyList<string> AnswerTypes => Type switch
    {
        "boolean" => ["Boolean"],
        "decimal" => ["Decimal"],
        "integer" => ["Integer"],
        "date" => ["Date"],
        "dateTime" => ["DateTime"],
        "time" => ["Time"],
        "string" or "text" => ["String"],
        "url" => ["Uri"],
        "choice" => ["Coding", .. Options.Select(o => o.Type)],
        "open-choice" => ["Coding", "String", .. Options.Select(o => o.Type)],
        "attachment" => ["Attachment"],
        "reference" => ["Reference"],
        "quantity" => ["Quantity"],
        _ => [],
    };

    /// <summary>The answers that are offered.</summary>
    public IReadOnlyList<AnswerValue> Options => field ??= [.. All(Definition["answerOption"u8]).Select(o => AnswerValue.Of(o, "value"u8)).Where(o => o.Exists)];

    /// <summary>The place of a child among its siblings, or -1.</summary>
    public int PlaceOf(string linkId) => order.GetValueOrDefault(linkId, -1);

    /// <summary>Extensions whose URL ends with a name.</summary>
    public IEnumerable<Element> Extended(string name) => All(Definition["extension"u8]).Where(e => e["url"u8].Text?.EndsWith("/" + name, StringComparison.Ordinal) == true);

    internal static List<Element> All(Element list)
    {
        var all = new List<Element>();
        foreach (var item in list.Items)
            all.Add(item);
        return all;
    }

    public override string ToString() => LinkId;

    private int? Number(string extension, ReadOnlySpan<byte> value)
    {
        foreach (var found in Extended(extension))
        {
            if (int.TryParse(found[value].Text, out var number))
                return number;
        }
        return null;
    }
}
