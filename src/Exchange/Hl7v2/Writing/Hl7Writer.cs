using System.Text;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Writing;

/// <summary>
/// Writes messages as UTF-8 with CR after each segment, escaping what the encoding characters would cut; empty parts at the end
/// of a segment, field or component are left out. Whatever is written reads back as it was.
/// Source: HL7 v2.5.1 §2.6 and §2.7.
/// </summary>
public sealed class Hl7Writer(Delimiters? delimiters = null)
{
    private readonly Delimiters delimiters = delimiters ?? Delimiters.Standard;
    private readonly StringBuilder text = new();

    /// <summary>
    /// Begins a message: MSH with its encoding characters; <paramref name="from3"/> are the fields from MSH-3 on, plain text with
    /// components in <c>^</c> form as <see cref="Segment(string, string?[])"/> takes them.
    /// </summary>
    public Hl7Writer Header(params string?[] from3)
    {
        var d = delimiters;
        text.Append("MSH").Append((char)d.Field).Append((char)d.Component).Append((char)d.Repetition)
            .Append((char)d.Escape).Append((char)d.Subcomponent);
        foreach (var field in from3)
            text.Append((char)d.Field).Append(field);
        return EndSegment();
    }

    /// <summary>A segment whose fields from 1 on are already encoded; use <see cref="Escaped"/> for texts.</summary>
    public Hl7Writer Segment(string name, params string?[] fields)
    {
        text.Append(name);
        foreach (var field in fields)
            text.Append((char)delimiters.Field).Append(field);
        return EndSegment();
    }

    /// <summary>A segment given as text parts; of MSH, fields from 3 on are taken.</summary>
    public Hl7Writer Segment(Hl7Tree tree)
    {
        var header = tree.Name is "MSH" or "FHS" or "BHS";
        var d = delimiters;
        text.Append(tree.Name);
        if (header)
        {
            text.Append((char)d.Field).Append((char)d.Component).Append((char)d.Repetition)
                .Append((char)d.Escape).Append((char)d.Subcomponent);
        }
        for (var f = header ? 3 : 1; f < tree.Fields.Count; f++)
        {
            text.Append((char)d.Field);
            Join(tree.Fields[f], d.Repetition, r => Join(r, d.Component, c => Join(c, d.Subcomponent, s => Escapes.Encode(text, s, d))));
        }
        return EndSegment();
    }

    /// <summary>A text made safe to stand in a field.</summary>
    public string Escaped(string? plain)
    {
        var one = new StringBuilder();
        Escapes.Encode(one, plain ?? "", delimiters);
        return one.ToString();
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(text.ToString());

    public override string ToString() => text.ToString();

    private void Join<T>(IReadOnlyList<T> parts, byte separator, Action<T> write)
    {
        var begin = text.Length;
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                text.Append((char)separator);
            write(parts[i]);
        }
        TrimEnd(begin, separator);
    }

    private Hl7Writer EndSegment()
    {
        TrimEnd(0, delimiters.Field);
        text.Append('\r');
        return this;
    }

    private void TrimEnd(int begin, byte separator)
    {
        while (text.Length > begin && text[^1] == separator)
            text.Length--;
    }
}
