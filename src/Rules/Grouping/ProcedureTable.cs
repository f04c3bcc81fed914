using System.Text;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>What many procedures share: their names and what the counters see in them.</summary>
internal sealed record ProcedureTraits
{
    /// <summary>The attributes, and <c>ORPROC</c> for an operating-room procedure.</summary>
    public required NameSet Facts { get; init; }

    /// <summary>The row has at least one attribute of its own.</summary>
    public required bool Recognized { get; init; }

    public required bool NonOperatingRoom { get; init; }

    /// <summary>Bit 8 for <c>hac08_proc</c> and so on.</summary>
    public required int Hacs { get; init; }

    public static ProcedureTraits None { get; } =
        new() { Facts = default, Recognized = false, NonOperatingRoom = false, Hacs = 0 };
}

/// <summary>A procedure or a cluster in a range of versions.</summary>
internal readonly record struct ProcedureRow(short From, short To, bool IsOperatingRoom, ushort Traits, int Next);

/// <summary>The procedures and clusters of a grouper release. Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix E.</summary>
internal sealed class ProcedureTable
{
    private static readonly int[] HacsWithProcedures = [8, 10, 11, 12, 13, 14];

    private readonly List<ProcedureRow> rows = new(90_000);
    private readonly List<ProcedureTraits> traits = [ProcedureTraits.None];
    private readonly CodeMap codes = new(90_000);

    public ProcedureRow this[int row] => rows[row];

    public ProcedureTraits TraitsOf(int row) => row < 0 ? ProcedureTraits.None : traits[rows[row].Traits];

    /// <summary>The row of a code (in capitals) or cluster in a version, or -1.</summary>
    public int Find(CodeKey code, int version)
    {
        for (var row = codes.Find(code); row >= 0; row = rows[row].Next)
        {
            if (rows[row].From <= version && version <= rows[row].To)
                return row;
        }
        return -1;
    }

    /// <summary>
    /// Whether the grouper calls it an operating-room procedure. Until v41.1 that is everything without the attribute
    /// <c>nonor</c>, unknown codes too; since v42.0 it is a column of the table.
    /// </summary>
    public bool IsOperatingRoom(int row, int version) =>
        version <= 411 ? !TraitsOf(row).NonOperatingRoom : row >= 0 && rows[row].IsOperatingRoom;

    /// <summary>The first and last version that hold a code (in capitals), or null.</summary>
    public (int First, int Last)? VersionsOf(CodeKey code)
    {
        (int First, int Last)? span = null;
        for (var row = codes.Find(code); row >= 0; row = rows[row].Next)
            span = (Math.Min(span?.First ?? int.MaxValue, rows[row].From), Math.Max(span?.Last ?? 0, rows[row].To));
        return span;
    }

    public static ProcedureTable Load(string folder, FactNames names)
    {
        var table = new ProcedureTable();
        var tsv = TsvBytes.Open(folder, "procedure.tsv");
        var (code, from, to) = (tsv.Column("code"), tsv.Column("version_from"), tsv.Column("version_to"));
        var (flag, operating, attributes) = (tsv.Column("or_flag"), tsv.Column("orproc"), tsv.Column("attributes"));
        var known = new Dictionary<string, ushort>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[1024];
        while (tsv.Next())
        {
            var inOperatingRoom = tsv.Number(operating) == 1;
            var length = Encoding.UTF8.GetChars(tsv.Cell(attributes), text);
            text[length++] = inOperatingRoom ? '1' : '0';
            if (!known.TryGetValue(text[..length], out var number))
            {
                number = (ushort)table.traits.Count;
                table.traits.Add(Build(names, tsv.Cell(attributes), inOperatingRoom));
                known[text[..length]] = number;
            }
            var key = tsv.Code(code);
            table.rows.Add(new ProcedureRow(
                (short)tsv.Number(from), (short)tsv.Number(to), tsv.Number(flag) == 1, number, table.codes.Find(key)));
            table.codes.Set(key, table.rows.Count - 1);
        }
        return table;
    }

    private static ProcedureTraits Build(FactNames names, ReadOnlySpan<byte> list, bool inOperatingRoom)
    {
        var own = names.InternProcedure(list);
        return new ProcedureTraits
        {
            Facts = inOperatingRoom ? own.Or(names.InternProcedure("ORPROC"u8)) : own,
            Recognized = !own.IsEmpty,
            NonOperatingRoom = own.Has(names.Procedure("nonor")),
            Hacs = HacsWithProcedures.Where(h => own.Has(names.Procedure($"hac{h:00}_proc"))).Sum(h => 1 << h),
        };
    }
}
