using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Chartroom.Suites.Fuzzing;

/// <summary>What an input is.</summary>
internal enum FuzzKind { Json, Xml, Path }

/// <summary>Sound inputs (the cases of the validator suite, the expressions of the FHIRPath suite) and ways to damage them.</summary>
internal sealed class FuzzCorpus
{
    private const int Longest = 24_000;

    private static readonly string[] Scraps =
    [
        "null", "{}", "[]", "[[[[", "}}", "\"\"", "-1e400", "1e-400", "0.0000000000000000000000000000000001", "99999999999999999999999999999", "true", "\"\\ud800\"", "\\u0000",
        "\"resourceType\":\"Bundle\"", "\"contained\":[", "\"extension\":[{\"url\":\"", "\"reference\":\"#\"", "<", "</", "<x a='", "&amp;", "&#0;", "<!DOCTYPE a>", "<![CDATA[", "]]>",
        "(", ")", "((((((((", "%resource", "$this", ".repeat(", ".descendants()", ".where(", " and ", " | ", "@2024-13-40T25", "'\\u12", "`", "{ }", "1 'mg'", " div 0", ".replaceMatches('(a+)+$','')",
    ];

    private readonly List<byte[]> json = [];
    private readonly List<byte[]> xml = [];
    private readonly List<byte[]> paths = [];

    public FuzzCorpus()
    {
        var conformance = Path.Combine(Repository.SharedData, "conformance");
        using var tar = new TarReader(new GZipStream(File.OpenRead(Path.Combine(conformance, "fhir-validator", "files.tar.gz")), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { Length: > 0 and < Longest } content || entry.Name.Contains("outcomes/", StringComparison.Ordinal))
                continue;
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            if (entry.Name.EndsWith(".json", StringComparison.Ordinal))
                json.Add(bytes);
            else if (entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                xml.Add(bytes);
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(conformance, "fhirpath", "r4"), "*.xml").Order(StringComparer.Ordinal))
            paths.AddRange(XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "expression").Select(e => Encoding.UTF8.GetBytes(e.Value)));
    }

    /// <summary>One damaged input: half of them resources in JSON, the others XML and expressions.</summary>
    public (FuzzKind Kind, byte[] Bytes) Damaged(FuzzDice dice)
    {
        var kind = dice.Next(4) switch { 0 => FuzzKind.Xml, 1 => FuzzKind.Path, _ => FuzzKind.Json };
        var pool = kind switch { FuzzKind.Json => json, FuzzKind.Xml => xml, _ => paths };
        var bytes = pool[dice.Next(pool.Count)];
        for (var times = dice.Next(1, 5); times > 0; times--)
            bytes = Damage(bytes, pool, dice);
        return (kind, bytes);
    }

    private static byte[] Damage(byte[] bytes, List<byte[]> pool, FuzzDice dice)
    {
        if (bytes.Length == 0)
            return Scrap(dice);
        var (at, length) = (dice.Next(bytes.Length), Math.Min(dice.Next(1, 200), bytes.Length));
        var start = Math.Min(at, bytes.Length - length);
        switch (dice.Next(8))
        {
            case 0:
                return [.. bytes[..at], (byte)dice.Next(256), .. bytes[(at + 1)..]];
            case 1:
                return [.. bytes[..start], .. bytes[(start + length)..]];
            case 2:
                return [.. bytes[..at], .. bytes[start..(start + length)], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. Scrap(dice), .. bytes[at..]];
            case 4:
                var other = pool[dice.Next(pool.Count)];
                var from = dice.Next(other.Length);
                return [.. bytes[..at], .. other[from..Math.Min(other.Length, from + length)], .. bytes[at..]];
            case 5:
                return bytes[..at];
            case 6:
                return Tokens(bytes, dice);
            default:
                var deep = Enumerable.Repeat(bytes[start..Math.Min(bytes.Length, start + Math.Min(length, 12))], dice.Next(2, 300)).SelectMany(b => b);
                return [.. bytes[..at], .. deep, .. bytes[at..]];
        }
    }

    private static byte[] Scrap(FuzzDice dice) => Encoding.UTF8.GetBytes(Scraps[dice.Next(Scraps.Length)]);

    /// <summary>Puts one word of the text in the place of another, which mostly leaves it well-formed.</summary>
    private static byte[] Tokens(byte[] bytes, FuzzDice dice)
    {
        var (a, b) = (Word(bytes, dice.Next(bytes.Length)), Word(bytes, dice.Next(bytes.Length)));
        return [.. bytes[..a.Start], .. bytes[b.Start..b.End], .. bytes[a.End..]];
    }

    private static (int Start, int End) Word(byte[] bytes, int at)
    {
        static bool IsPart(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'/' or (byte)':';
        var (start, end) = (at, at + 1);
        while (start > 0 && IsPart(bytes[start - 1]))
            start--;
        while (end < bytes.Length && IsPart(bytes[end]))
            end++;
        return (start, end);
    }
}
