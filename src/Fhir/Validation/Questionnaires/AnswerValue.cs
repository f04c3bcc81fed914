using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;
using Chartroom.Fhir.Units;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>A value of a choice such as <c>value[x]</c> or <c>answer[x]</c>: its type as the property's name has it (<c>Coding</c>, <c>Date</c>) and the value.</summary>
internal readonly record struct AnswerValue(string Type, Element Value)
{
    public bool Exists => Value.Exists;

    /// <summary>The value that an element has under a name that begins so; missing when it has none.</summary>
    public static AnswerValue Of(Element holder, ReadOnlySpan<byte> name)
    {
        foreach (var member in holder.Members)
        {
            if (member.Name.Length > name.Length && member.Name.StartsWith(name) && char.IsAsciiLetterUpper((char)member.Name[name.Length]))
                return new AnswerValue(Encoding.UTF8.GetString(member.Name[name.Length..]), member);
        }
        return default;
    }

    /// <summary>True when both say the same: codings by system and code, references by what they name, quantities in any unit.</summary>
    public bool Says(AnswerValue other)
    {
        if (Type != other.Type)
            return false;
        return Type switch
        {
            "Coding" => Value["code"u8].Text == other.Value["code"u8].Text && Value["system"u8].Text == other.Value["system"u8].Text,
            "Reference" => Value["reference"u8].Text == other.Value["reference"u8].Text,
            "Quantity" or "Integer" or "Decimal" => Compare(this, other) == 0,
            _ => Value.Text == other.Value.Text,
        };
    }

    /// <summary>The order of two values of one kind; null when there is none. Moments are ordered by their beginnings.</summary>
    public static int? Compare(AnswerValue a, AnswerValue b)
    {
        switch (a.Type)
        {
            case "Integer" or "Decimal":
                return Number(a.Value) is { } x && Number(b.Value) is { } y ? x.CompareTo(y) : null;
            case "Quantity":
                return Quantity(a.Value) is { } p && Quantity(b.Value) is { } q ? p.CompareTo(q) : null;
            case "Date" or "DateTime" or "Instant":
                return Begin(a.Value) is { } m && Begin(b.Value) is { } n ? m.CompareTo(n) : null;
            default:
                return a.Value.Text is { } s && b.Value.Text is { } t ? Math.Sign(string.CompareOrdinal(s, t)) : null;
        }
    }

    private static decimal? Number(Element value) =>
        decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PathQuantity? Quantity(Element value) =>
        Number(value["value"u8]) is { } amount && value["system"u8].Is(Encoding.UTF8.GetBytes(Ucum.System)) && value["code"u8].Text is { } code
            ? new PathQuantity(amount, code, false)
            : null;

    private static long? Begin(Element value) =>
        Moment.TryParse(value.Raw, MomentKind.DateTime, out var moment) ? moment.LowUtc : null;
}
