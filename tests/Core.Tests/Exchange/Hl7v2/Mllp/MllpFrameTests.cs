using System.Buffers;
using Chartroom.Exchange.Hl7v2.Mllp;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Hl7v2.Mllp;

/// <summary>Source: HL7 v2 Transport Specification: MLLP, Release 1.</summary>
public sealed class MllpFrameTests
{
    [Fact]
    public void Frames_come_off_the_buffer_one_by_one()
    {
        var writer = new ArrayBufferWriter<byte>();
        MllpFrame.Write(writer, "one"u8);
        MllpFrame.Write(writer, "two\x1C!"u8);
        writer.Write("\vthr"u8);
        var buffer = new ReadOnlySequence<byte>(writer.WrittenMemory);
        Assert.Equal(MllpStatus.Message, MllpFrame.TryTake(ref buffer, 100, out var first));
        Assert.Equal("one"u8.ToArray(), first.ToArray());
        Assert.Equal(MllpStatus.Message, MllpFrame.TryTake(ref buffer, 100, out var second));
        Assert.Equal("two\x1C!"u8.ToArray(), second.ToArray());
        Assert.Equal(MllpStatus.Incomplete, MllpFrame.TryTake(ref buffer, 100, out _));
        Assert.Equal(4, buffer.Length);
    }

    [Fact]
    public void Something_else_and_too_much_are_told_apart()
    {
        var http = new ReadOnlySequence<byte>("GET / HTTP/1.1"u8.ToArray());
        Assert.Equal(MllpStatus.NotMllp, MllpFrame.TryTake(ref http, 100, out _));
        var endless = new ReadOnlySequence<byte>([0x0B, .. new byte[200]]);
        Assert.Equal(MllpStatus.TooLong, MllpFrame.TryTake(ref endless, 100, out _));
    }
}
