using System.Diagnostics;
using Chartroom.Exchange.Cda.Checking;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;
using Xunit;

namespace Chartroom.Suites.Cda;

/// <summary>Damaged documents never make the reader fall or hang: each is mapped or refused, in bounded time.</summary>
public sealed class CdaMutationSuite
{
    private const int PerDocument = 40;

    [Fact]
    public void A_damaged_document_is_mapped_or_refused_in_bounded_time()
    {
        var (total, converted, faults) = (0, 0, new List<string>());
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var (name, bytes) in CdaSamples.Documents("hl7-c-cda-examples").Concat(CdaSamples.Documents("fhir-converter-pairs")).Where((_, i) => i % 8 == 0))
        {
            for (var i = 0; i < PerDocument; i++)
            {
                total++;
                var damaged = Damage(bytes, ref state);
                var watch = Stopwatch.StartNew();
                try
                {
                    if (CdaMapping.Convert(damaged).Succeeded)
                        converted++;
                    if (CdaParser.Parse(damaged).Value is { } document)
                        _ = CdaFindings.Of(document);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    faults.Add($"{name} #{i}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0]}");
                }
                if (watch.ElapsedMilliseconds > 5000)
                    faults.Add($"{name} #{i}: {watch.ElapsedMilliseconds} ms");
            }
        }
        ConformanceCounts.Write("ccda-mutations.json", "C-CDA damaged documents", total, total - faults.Count, $"{converted} could still be mapped.");
        Assert.True(faults.Count == 0 && converted > 0, string.Join('\n', faults.Take(50)));
    }

    /// <summary>One kind of damage: cut, swap, repeat or blank a part; change a byte; take away an attribute's value or an element's name.</summary>
    private static byte[] Damage(byte[] bytes, ref ulong state)
    {
        var kind = Next(ref state, 7);
        var at = Next(ref state, bytes.Length);
        var length = Math.Min(bytes.Length - at, 1 + Next(ref state, 200));
        switch (kind)
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                var changed = (byte[])bytes.Clone();
                changed[at] = (byte)Next(ref state, 256);
                return changed;
            case 4:
                return Tokens(bytes, (byte)'"', ref state);
            case 5:
                return Text(bytes, "code=", "cade=", at);
            default:
                return Text(bytes, "value=\"", "value=\"-9", at);
        }
    }

    /// <summary>Empties one quoted value, so that the document stays well-formed and its content does not.</summary>
    private static byte[] Tokens(byte[] bytes, byte quote, ref ulong state)
    {
        var open = Array.IndexOf(bytes, quote, Next(ref state, bytes.Length));
        var close = open < 0 ? -1 : Array.IndexOf(bytes, quote, open + 1);
        return close < 0 ? bytes : [.. bytes[..(open + 1)], .. bytes[close..]];
    }

    private static byte[] Text(byte[] bytes, string from, string to, int start)
    {
        var found = bytes.AsSpan(start).IndexOf(System.Text.Encoding.ASCII.GetBytes(from));
        if (found < 0)
            return bytes;
        return [.. bytes[..(start + found)], .. System.Text.Encoding.ASCII.GetBytes(to), .. bytes[(start + found + from.Length)..]];
    }

    private static int Next(ref ulong state, int below)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)below);
    }
}
