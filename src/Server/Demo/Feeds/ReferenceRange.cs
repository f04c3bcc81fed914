namespace Chartroom.Server.Demo.Feeds;

/// <summary>Reads a printed reference range (<c>3.5-5.1</c>, <c>&lt;0.04</c>, <c>&gt;60</c>) and flags a result against it.</summary>
internal static class ReferenceRange
{
    /// <summary>H, L, N, or null when the range says nothing that can be compared. Source: HL7 table 0078.</summary>
    public static string? Flag(decimal value, string range)
    {
        if (range.StartsWith('<') && decimal.TryParse(range[1..], out var below))
            return value < below ? "N" : "H";
        if (range.StartsWith('>') && decimal.TryParse(range[1..], out var above))
            return value > above ? "N" : "L";
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || !decimal.TryParse(range[..dash], out var low) || !decimal.TryParse(range[(dash + 1)..], out var high))
            return null;
        return value < low ? "L" : value > high ? "H" : "N";
    }
}
