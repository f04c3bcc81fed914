using System.Text;

namespace Chartroom.Server.Tests.Host.Observing;

/// <summary>As much of protobuf's wire format as a test needs. Source: protobuf.dev, Encoding.</summary>
internal static class Protobuf
{
    /// <summary>The contents of a length-delimited field, as often as it comes.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> All(ReadOnlyMemory<byte> message, int field) =>
        Fields(message).Where(f => f.Number == field && f.Wire == 2).Select(f => f.Bytes);

    public static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(All(message, field).FirstOrDefault().Span);

    /// <summary>The value of a KeyValue as text: a string, else a whole number.</summary>
    public static string Value(ReadOnlyMemory<byte> pair)
    {
        var value = Fields(All(pair, 2).First()).First();
        return value.Wire == 2 ? Encoding.UTF8.GetString(value.Bytes.Span) : value.Whole.ToString();
    }

    private static IEnumerable<(int Number, int Wire, ulong Whole, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message.Span, ref at);
            var (number, wire) = ((int)(key >> 3), (int)(key & 7));
            var whole = wire is 0 or 2 ? Varint(message.Span, ref at) : 0;
            var length = wire switch
            {
                0 => 0,
                1 => 8,
                2 => (int)whole,
                5 => 4,
                _ => throw new InvalidDataException($"Wire type {wire} is not in use."),
            };
            yield return (number, wire, whole, message.Slice(at, length));
            at += length;
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
