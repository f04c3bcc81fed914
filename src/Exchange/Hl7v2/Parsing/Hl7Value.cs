using System.Text;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>How deep a value lies in its segment.</summary>
public enum Hl7Level : byte { Field, Repetition, Component, Subcomponent }

/// <summary>
/// A view of a field, a repetition, a component or a subcomponent. What is missing is a value too, whose parts are missing:
/// <c>segment[3][4][2].Text</c> never throws. <c>value[n]</c> is the n-th part one level down, from 1 (of a field: of its first
/// repetition), so that a data type reads alike as a field and as a component of another.
/// Source: HL7 v2.5.1 §2.5.3 Fields and §2.5.4.
/// </summary>
public readonly struct Hl7Value
{
    private readonly Hl7Message? message;
    private readonly int start;
    private readonly int length;
    private readonly Hl7Level level;

    internal Hl7Value(Hl7Message message, int start, int length, Hl7Level level)
    {
        this.message = message;
        this.start = start;
        this.length = length;
        this.level = level;
    }

    /// <summary>The bytes as received, escapes and delimiters untouched.</summary>
    public ReadOnlySpan<byte> Bytes => message is null ? default : message.Utf8.Span.Slice(start, length);

    public Hl7Level Level => level;

    /// <summary>Two double quotes: the sender asks to delete what is there. Source: HL7 v2.5.1 §2.5.3.</summary>
    public bool IsNull => Bytes.SequenceEqual("\"\""u8);

    /// <summary>True when some part holds text; false for absent, for delimiters alone, and for <see cref="IsNull"/>.</summary>
    public bool HasValue
    {
        get
        {
            if (message is null || length == 0 || IsNull)
                return false;
            var d = message.Delimiters;
            return Bytes.IndexOfAnyExcept([d.Component, d.Repetition, d.Subcomponent, (byte)' ']) >= 0;
        }
    }

    /// <summary>The text of the first smallest part, escapes decoded and outer blanks trimmed; null when empty or deleted.</summary>
    public string? Text
    {
        get
        {
            var leaf = Leaf;
            if (leaf.length == 0 || leaf.IsNull)
                return null;
            var text = Escapes.Decode(leaf.Bytes, leaf.message!.Delimiters).Trim();
            return text.Length == 0 ? null : text;
        }
    }

    /// <summary>The whole text with its delimiters as plain characters, for narrative that was not escaped; null when empty or deleted.</summary>
    public string? Whole => message is null || length == 0 || IsNull ? null : Escapes.Decode(Bytes, message.Delimiters);

    /// <summary>The text exactly as meant, deletion marks included; empty when absent. For rewriting.</summary>
    public string Exact => message is null || length == 0 ? "" : Escapes.Decode(Bytes, message.Delimiters);

    /// <summary>The parts one level down, in order: a field's repetitions, a repetition's components, a component's subcomponents.</summary>
    public IEnumerable<Hl7Value> Parts
    {
        get
        {
            for (var n = 1; n <= PartCount; n++)
                yield return Part(n);
        }
    }

    /// <summary>The repetitions that hold something; a value that is not a field is its own only repetition.</summary>
    public IEnumerable<Hl7Value> Repetitions
    {
        get
        {
            if (level != Hl7Level.Field)
                return HasValue ? [this] : [];
            return Parts.Where(p => p.HasValue);
        }
    }

    public int PartCount => message is null || length == 0 ? 0
        : level == Hl7Level.Subcomponent ? 1 : Bytes.Count(Separator) + 1;

    private byte Separator => level switch
    {
        Hl7Level.Field => message!.Delimiters.Repetition,
        Hl7Level.Repetition => message!.Delimiters.Component,
        _ => message!.Delimiters.Subcomponent,
    };

    private Hl7Value Leaf
    {
        get
        {
            var value = this;
            while (value.message is not null && value.level != Hl7Level.Subcomponent)
                value = value.Part(1);
            return value;
        }
    }

    public Hl7Value this[int n] => level == Hl7Level.Field ? Part(1).Part(n) : Part(n);

    /// <summary>Part n one level down, from 1, or a missing value.</summary>
    public Hl7Value Part(int n)
    {
        if (message is null || n < 1)
            return default;
        if (level == Hl7Level.Subcomponent)
            return n == 1 ? this : default;
        var rest = Bytes;
        var at = start;
        var separator = Separator;
        for (; n > 1; n--)
        {
            var next = rest.IndexOf(separator);
            if (next < 0)
                return default;
            at += next + 1;
            rest = rest[(next + 1)..];
        }
        var end = rest.IndexOf(separator);
        return new Hl7Value(message, at, end < 0 ? rest.Length : end, level + 1);
    }

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
