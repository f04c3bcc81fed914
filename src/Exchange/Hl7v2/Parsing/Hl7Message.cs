using System.Runtime.InteropServices;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// One HL7 v2 message as UTF-8 and the places of its segments and fields. Immutable, safe to share; everything smaller than a
/// field is found when it is asked for.
/// Source: HL7 v2.5.1 §2.5 Message construction rules.
/// </summary>
public sealed class Hl7Message
{
    private readonly SegmentPlace[] places;
    private readonly int[] fieldStarts;

    internal Hl7Message(ReadOnlyMemory<byte> utf8, Delimiters delimiters, SegmentPlace[] places, int[] fieldStarts)
    {
        Utf8 = utf8;
        Delimiters = delimiters;
        this.places = places;
        this.fieldStarts = fieldStarts;
    }

    /// <summary>The message as UTF-8, from MSH to its last segment.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    public Delimiters Delimiters { get; }

    public int Count => places.Length;

    public Segment this[int index] => new(this, index);

    public Segment Header => this[0];

    public IEnumerable<Segment> Segments => Enumerable.Range(0, Count).Select(i => this[i]);

    /// <summary>MSH-9.1, such as <c>ADT</c>; empty when absent.</summary>
    public string Type => Header[9][1].Text ?? "";

    /// <summary>MSH-9.2, such as <c>A01</c>; empty when absent.</summary>
    public string Trigger => Header[9][2].Text ?? "";

    /// <summary>MSH-10; empty when absent.</summary>
    public string ControlId => Header[10].Text ?? "";

    /// <summary>MSH-12.1, such as <c>2.5.1</c>; empty when absent.</summary>
    public string Version => Header[12][1].Text ?? "";

    /// <summary>
    /// What makes the message the same message when it comes again: sending application, sending facility, type and MSH-10.
    /// Empty when MSH-10 is.
    /// </summary>
    public string Identity => ControlId.Length == 0
        ? "" : string.Join('|', Header[3].Whole, Header[4].Whole, Type, Trigger, ControlId);

    /// <summary>The first segment of that name, or one whose fields are all missing.</summary>
    public Segment First(string name)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (this[i].Is(name))
                return this[i];
        }
        return default;
    }

    internal SegmentPlace Place(int index) => places[index];

    internal int FieldStart(int index) => fieldStarts[index];
}

/// <summary>Where a segment lies: byte range without its terminator, and its run in the table of field starts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SegmentPlace(int Start, int End, int FirstField, int FieldCount);
