using System.Globalization;
using System.Text;

namespace Chartroom.Server.Host.Showing;

/// <summary>
/// Writes scanned pages as PDF. PDF knows the same codings as TIFF, so that the strips go in as they are, without loss and without being
/// decoded here (PackBits apart). Source: ISO 32000-1 §7.4 filters, §8.9 images.
/// </summary>
internal static class PdfPages
{
    private const double UsualDots = 200;

    public static byte[] Write(IReadOnlyList<TiffPage> pages)
    {
        using var pdf = new PdfFile();
        var tree = pdf.Reserve();
        var kids = new List<int>();
        foreach (var page in pages)
            kids.Add(WritePage(pdf, tree, page));
        pdf.Write(tree, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        return pdf.End(pdf.Add($"<< /Type /Catalog /Pages {tree} 0 R >>"));
    }

    private static int WritePage(PdfFile pdf, int tree, TiffPage page)
    {
        var across = page.Width / Dots(page.DotsAcross) * 72;
        var down = page.Height / Dots(page.DotsDown) * 72;
        var (drawing, images) = (new StringBuilder(), new StringBuilder());
        for (var (strip, row) = (0, 0); row < page.Height; strip++, row += page.RowsInStrip)
        {
            var rows = Math.Min(page.RowsInStrip, page.Height - row);
            var image = pdf.AddStream(Dictionary(page, rows), Bytes(page, page.Strips[strip]));
            var height = down * rows / page.Height;
            var bottom = down - (down * row / page.Height) - height;
            drawing.Append(CultureInfo.InvariantCulture, $"q {across:0.###} 0 0 {height:0.###} 0 {bottom:0.###} cm /S{strip} Do Q\n");
            images.Append(CultureInfo.InvariantCulture, $"/S{strip} {image} 0 R ");
        }
        var content = pdf.AddStream("", Encoding.ASCII.GetBytes(drawing.ToString()));
        return pdf.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {across:0.###} {down:0.###}] /Contents {content} 0 R /Resources << /XObject << {images}>> >> >>"));
    }

    private static double Dots(double said) => said is > 20 and < 5_000 ? said : UsualDots;

    private static ReadOnlyMemory<byte> Bytes(TiffPage page, ReadOnlyMemory<byte> strip) => page.Compression switch
    {
        32773 => PackBits(strip.Span),
        // The tables that all strips share stand between the start of the image and the rest of it.
        7 when page.JpegTables.Length > 4 && strip.Length > 2 => (byte[])[.. strip.Span[..2], .. page.JpegTables.AsSpan(2, page.JpegTables.Length - 4), .. strip.Span[2..]],
        _ => strip,
    };

    private static string Dictionary(TiffPage page, int rows)
    {
        var isFax = page.Compression is 2 or 3 or 4;
        var colours = page.Photometric switch
        {
            2 or 6 => "/DeviceRGB",
            3 => $"[/Indexed /DeviceRGB {(page.Palette.Length / 3) - 1} <{Convert.ToHexString(page.Palette)}>]",
            _ => "/DeviceGray",
        };
        var filter = page.Compression switch
        {
            1 or 32773 => "",
            5 => "/Filter /LZWDecode" + Predictor(page),
            7 => "/Filter /DCTDecode",
            8 or 32946 => "/Filter /FlateDecode" + Predictor(page),
            _ => $"/Filter /CCITTFaxDecode /DecodeParms << /K {FaxCoding(page)} /Columns {page.Width} /Rows {rows} /BlackIs1 {(page.Photometric == 1 ? "true" : "false")} "
                + $"/EncodedByteAlign {(page.Compression == 2 || (page.T4Options & 4) != 0 ? "true" : "false")} /EndOfBlock false >>",
        };
        var turned = page.Photometric == 0 && !isFax ? " /Decode [1 0]" : "";
        return $"/Type /XObject /Subtype /Image /Width {page.Width} /Height {rows} /BitsPerComponent {page.Bits} /ColorSpace {colours}{turned} {filter}";
    }

    /// <summary>Source: ISO 32000-1 table 11: -1 Group 4, 0 Group 3 in one dimension, 1 in two.</summary>
    private static int FaxCoding(TiffPage page) => page.Compression == 4 ? -1 : page.Compression == 3 && (page.T4Options & 1) != 0 ? 1 : 0;

    private static string Predictor(TiffPage page) => page.Predictor == 2
        ? $" /DecodeParms << /Predictor 2 /Colors {page.Samples} /BitsPerComponent {page.Bits} /Columns {page.Width} >>" : "";

    /// <summary>Source: TIFF 6.0 §9 PackBits.</summary>
    private static byte[] PackBits(ReadOnlySpan<byte> packed)
    {
        using var plain = new MemoryStream();
        for (var at = 0; at < packed.Length;)
        {
            var n = (sbyte)packed[at++];
            if (n >= 0)
            {
                var literal = packed[at..Math.Min(packed.Length, at + n + 1)];
                plain.Write(literal);
                at += literal.Length;
            }
            else if (n != -128 && at < packed.Length)
            {
                for (var i = 0; i < 1 - n; i++)
                    plain.WriteByte(packed[at]);
                at++;
            }
        }
        return plain.ToArray();
    }
}

/// <summary>The objects of a PDF file as they are written. Source: ISO 32000-1 §7.5 file structure.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly List<long> places = [];

    public PdfFile() => Text("%PDF-1.4\n");

    /// <summary>The number of an object that is written later.</summary>
    public int Reserve()
    {
        places.Add(0);
        return places.Count;
    }

    public void Write(int number, string body)
    {
        places[number - 1] = file.Position;
        Text($"{number} 0 obj\n{body}\nendobj\n");
    }

    public int Add(string body)
    {
        var number = Reserve();
        Write(number, body);
        return number;
    }

    public int AddStream(string dictionary, ReadOnlyMemory<byte> bytes)
    {
        var number = Reserve();
        places[number - 1] = file.Position;
        Text($"{number} 0 obj\n<< {dictionary} /Length {bytes.Length} >>\nstream\n");
        file.Write(bytes.Span);
        Text("\nendstream\nendobj\n");
        return number;
    }

    public void Dispose() => file.Dispose();

    public byte[] End(int catalog)
    {
        var table = file.Position;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Text($"{place:D10} 00000 n \n");
        Text($"trailer\n<< /Size {places.Count + 1} /Root {catalog} 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    private void Text(string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
