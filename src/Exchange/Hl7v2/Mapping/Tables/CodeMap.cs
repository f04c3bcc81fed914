using System.Collections.Frozen;

namespace Chartroom.Exchange.Hl7v2.Mapping.Tables;

/// <summary>A FHIR code that a v2 code stands for.</summary>
internal readonly record struct MappedCode(string System, string Code, string? Display);

/// <summary>
/// One table of codes: from the code of an HL7 table to a FHIR code. It speaks only for codes of its table: a code sent with the name
/// of another code system is not looked up.
/// </summary>
internal sealed class CodeMap
{
    private readonly FrozenDictionary<string, MappedCode> codes;
    private readonly string table;

    /// <summary>Reads the rows of a table.</summary>
    /// <param name="table">HL7 table number.</param>
    /// <param name="system">Target system of the codes that name none.</param>
    /// <param name="rows">Lines of <c>from=to|Display</c> or <c>from=system to|Display</c>, separated by semicolons.</param>
    public CodeMap(string table, string system, string rows)
    {
        this.table = table;
        codes = rows.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => Row(row, system)).ToFrozenDictionary(r => r.From, r => r.To, StringComparer.OrdinalIgnoreCase);
    }

    public MappedCode? Find(string? code, string? systemSent = null)
    {
        if (code is null || (systemSent is not null && !IsTable(systemSent)))
            return null;
        return codes.TryGetValue(code, out var mapped) ? mapped : null;
    }

    private bool IsTable(string name) =>
        name.EndsWith(table, StringComparison.Ordinal) || name is "HL7" or "L" || name.Length == 0
        || (table == "639" && (name is "HL70296" or "ISO" or "ISO6391" or "ISO6392" || name.StartsWith("ISO639", StringComparison.OrdinalIgnoreCase)));

    private static (string From, MappedCode To) Row(string row, string system)
    {
        var equals = row.IndexOf('=', StringComparison.Ordinal);
        var bar = row.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? row[(equals + 1)..] : row[(equals + 1)..bar];
        var display = bar < 0 ? null : row[(bar + 1)..];
        var space = target.IndexOf(' ', StringComparison.Ordinal);
        return (row[..equals], space < 0
            ? new MappedCode(system, target, display)
            : new MappedCode(target[..space], target[(space + 1)..], display));
    }
}
