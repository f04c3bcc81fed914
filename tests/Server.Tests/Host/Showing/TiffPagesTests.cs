using System.Buffers.Binary;
using System.Text;
using Chartroom.Server.Host.Showing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Server.Tests.Host.Showing;

/// <summary>Source: TIFF Revision 6.0.</summary>
public sealed class TiffPagesTests
{
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];

    [Theory]
    [InlineData(1, "")]
    [InlineData(4, "/CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 4 /BlackIs1 false")]
    [InlineData(3, "/CCITTFaxDecode /DecodeParms << /K 0 ")]
    [InlineData(5, "/LZWDecode")]
    [InlineData(8, "/FlateDecode")]
    public void A_strip_goes_into_the_pdf_as_it_is_under_the_filter_of_its_coding(int compression, string filter)
    {
        var pages = TiffPages.Read(Tiff([compression]));
        var pdf = PdfPages.Write(Assert.IsAssignableFrom<IReadOnlyList<TiffPage>>(pages));
        Assert.Contains(filter, Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.NotEqual(-1, pdf.AsSpan().IndexOf(Pixels));
    }

    [Fact]
    public void Packed_bits_are_unpacked()
    {
        // Source: TIFF 6.0 §9, the worked example: FE AA 02 80 00 2A FD AA 03 80 00 2A 22 F7 AA.
        byte[] packed = [0xFE, 0xAA, 0x02, 0x80, 0x00, 0x2A, 0xFD, 0xAA, 0x03, 0x80, 0x00, 0x2A, 0x22, 0xF7, 0xAA];
        byte[] plain =
        [
            0xAA, 0xAA, 0xAA, 0x80, 0x00, 0x2A, 0xAA, 0xAA, 0xAA, 0xAA, 0x80, 0x00, 0x2A, 0x22, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA,
        ];
        var pdf = PdfPages.Write(TiffPages.Read(Tiff([32773], packed))!);
        Assert.NotEqual(-1, pdf.AsSpan().IndexOf((byte[])[.. "stream\n"u8, .. plain, .. "\nendstream"u8]));
    }

    [Fact]
    public void Every_page_of_a_fax_is_a_page()
    {
        var pdf = Encoding.Latin1.GetString(PdfPages.Write(TiffPages.Read(Tiff([4, 4, 4]))!));
        Assert.Contains("/Count 3", pdf, StringComparison.Ordinal);
        Assert.Equal(3, pdf.Split("/Type /Page ").Length - 1);
    }

    [Fact]
    public void A_page_is_as_large_as_its_dots_say()
    {
        // 64 dots at 204 an inch across, 4 at 98 down, as fax machines do.
        var pdf = Encoding.Latin1.GetString(PdfPages.Write(TiffPages.Read(Tiff([4]))!));
        Assert.Contains("/MediaBox [0 0 22.588 2.939]", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fax_with_the_first_dot_in_the_lowest_bit_is_turned()
    {
        var page = Assert.Single(TiffPages.Read(Tiff([4], [0x01, 0x80], fillOrder: 2))!);
        Assert.Equal(new byte[] { 0x80, 0x01 }, page.Strips[0].ToArray());
    }

    [Fact]
    public void A_file_that_points_outside_or_round_in_a_circle_is_not_read()
    {
        var file = Tiff([1]);
        var circle = file.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(circle.AsSpan(8 + Pixels.Length + 2 + (12 * 12)), (uint)(8 + Pixels.Length));
        Assert.Null(TiffPages.Read(circle));
        // The last 16 bytes say how many dots an inch has, which a page can do without.
        for (var length = 0; length < file.Length - 16; length++)
            Assert.Null(TiffPages.Read(file.AsMemory(0, length)));
    }

    [Fact]
    public void No_bytes_make_it_break()
    {
        var file = Tiff([1, 4]);
        Prop.ForAll(Gen.Choose(0, file.Length - 1).SelectMany(at => Gen.Choose(0, 255), (at, b) => (at, b)).ToArbitrary(), change =>
        {
            var damaged = file.ToArray();
            damaged[change.at] = (byte)change.b;
            if (TiffPages.Read(damaged) is { } pages)
                PdfPages.Write(pages);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    /// <summary>A little-endian file with one strip a page.</summary>
    private static byte[] Tiff(int[] compressions, byte[]? strip = null, int fillOrder = 1)
    {
        strip ??= Pixels;
        using var file = new MemoryStream();
        file.Write("II*\0"u8);
        Long(file, 8 + strip.Length);
        file.Write(strip);
        var size = 2 + (12 * 12) + 4 + 16;
        for (var page = 0; page < compressions.Length; page++)
        {
            var ratios = (int)file.Position + 2 + (12 * 12) + 4;
            Short(file, 12);
            Field(file, 256, 4, 64);
            Field(file, 257, 4, 4);
            Field(file, 258, 3, 1);
            Field(file, 259, 3, compressions[page]);
            Field(file, 262, 3, 0);
            Field(file, 266, 3, fillOrder);
            Field(file, 273, 4, 8);
            Field(file, 277, 3, 1);
            Field(file, 278, 4, 4);
            Field(file, 279, 4, strip.Length);
            Field(file, 282, 5, ratios);
            Field(file, 283, 5, ratios + 8);
            Long(file, page + 1 < compressions.Length ? 8 + strip.Length + ((page + 1) * size) : 0);
            Long(file, 204);
            Long(file, 1);
            Long(file, 98);
            Long(file, 1);
        }
        return file.ToArray();
    }

    private static void Field(MemoryStream file, int tag, int type, int value)
    {
        Short(file, tag);
        Short(file, type);
        Long(file, 1);
        Long(file, value);
    }

    private static void Short(MemoryStream file, int value)
    {
        file.WriteByte((byte)value);
        file.WriteByte((byte)(value >> 8));
    }

    private static void Long(MemoryStream file, int value)
    {
        Short(file, value & 0xFFFF);
        Short(file, value >> 16);
    }
}
