using System.Text;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>A view of one segment. A missing segment is a value too: all its fields are missing.</summary>
public readonly struct Segment
{
    private readonly Hl7Message? message;
    private readonly int index;

    internal Segment(Hl7Message message, int index)
    {
        this.message = message;
        this.index = index;
    }

    public bool Exists => message is not null;

    /// <summary>Position in the message, from 0.</summary>
    public int Index => index;

    public string Name => message is null ? "" : Encoding.ASCII.GetString(Bytes[..3]);

    /// <summary>The bytes as received, without the terminator.</summary>
    public ReadOnlySpan<byte> Bytes =>
        message is null ? default : message.Utf8.Span[message.Place(index).Start..message.Place(index).End];

    /// <summary>How often the segment's name has come up to here: the n of <c>OBX[n]</c>, from 1.</summary>
    public int Occurrence
    {
        get
        {
            var n = 0;
            for (var i = 0; message is not null && i <= index; i++)
            {
                if (message[i].Bytes[..3].SequenceEqual(Bytes[..3]))
                    n++;
            }
            return n;
        }
    }

    /// <summary>Where the segment is, as the chart shows it: <c>OBX[3]</c>.</summary>
    public string PlaceName => $"{Name}[{Occurrence}]";

    /// <summary>The highest field number that is written.</summary>
    public int FieldCount => message is null ? 0 : message.Place(index).FieldCount - 1 + HeaderShift;

    private bool IsHeader => message is not null && (Is("MSH") || Is("BHS") || Is("FHS"));

    private int HeaderShift => IsHeader ? 1 : 0;

    /// <summary>
    /// Field n, from 1, or a missing value. In MSH, BHS and FHS field 1 is the field separator and field 2 the encoding characters,
    /// neither of which has parts.
    /// </summary>
    public Hl7Value this[int field]
    {
        get
        {
            if (message is null || field < 1)
                return default;
            var place = message.Place(index);
            if (IsHeader)
            {
                if (field == 1)
                    return new Hl7Value(message, place.Start + 3, 1, Hl7Level.Subcomponent);
                field--;
            }
            if (field >= place.FieldCount)
                return default;
            var start = message.FieldStart(place.FirstField + field);
            var end = field + 1 < place.FieldCount ? message.FieldStart(place.FirstField + field + 1) - 1 : place.End;
            return new Hl7Value(message, start, end - start, IsHeader && field == 1 ? Hl7Level.Subcomponent : Hl7Level.Field);
        }
    }

    public bool Is(string name)
    {
        var bytes = Bytes;
        return bytes.Length >= 3 && name.Length == 3 && bytes[0] == name[0] && bytes[1] == name[1] && bytes[2] == name[2];
    }

    public override string ToString() => PlaceName;
}
