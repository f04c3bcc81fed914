using System.Buffers;

namespace Chartroom.Exchange.Hl7v2.Mllp;

/// <summary>What a look at the buffer found.</summary>
public enum MllpStatus : byte { Message, Incomplete, NotMllp, TooLong }

/// <summary>
/// The minimal lower layer protocol: VT, the message, FS, CR. Bytes between frames that are only blanks are skipped; anything else
/// means that the other side does not speak MLLP.
/// Source: HL7 v2 Transport Specification: MLLP, Release 1, §2.
/// </summary>
public static class MllpFrame
{
    private const byte Start = 0x0B;
    private const byte End = 0x1C;

    /// <summary>
    /// Takes the first whole frame off the buffer. On <c>Message</c> the buffer begins after it; on <c>Incomplete</c> nothing is
    /// consumed; on the others the connection should be closed.
    /// </summary>
    public static MllpStatus TryTake(ref ReadOnlySequence<byte> buffer, int limit, out ReadOnlySequence<byte> message)
    {
        message = default;
        var reader = new SequenceReader<byte>(buffer);
        reader.AdvancePastAny((byte)'\r', (byte)'\n', (byte)' ');
        if (!reader.TryRead(out var first))
            return MllpStatus.Incomplete;
        if (first != Start)
            return MllpStatus.NotMllp;
        var begin = reader.Position;
        while (reader.TryAdvanceTo(End, advancePastDelimiter: false))
        {
            var end = reader.Position;
            reader.Advance(1);
            if (!reader.TryRead(out var after))
                break;
            if (after != '\r')
                continue;
            message = buffer.Slice(begin, end);
            buffer = buffer.Slice(reader.Position);
            return message.Length > limit ? MllpStatus.TooLong : MllpStatus.Message;
        }
        return buffer.Length > limit + 4L ? MllpStatus.TooLong : MllpStatus.Incomplete;
    }

    /// <summary>Writes a message in its frame.</summary>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> message)
    {
        to.Write([Start]);
        to.Write(message);
        to.Write([End, (byte)'\r']);
    }
}
