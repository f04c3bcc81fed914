using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>One HAC list a diagnosis is on: the HAC's number and the list name that the grouper reports.</summary>
internal readonly record struct HacListing(byte Number, string List);

/// <summary>What many diagnoses share: their names and HAC lists.</summary>
internal sealed record DiagnosisTraits
{
    /// <summary>All names that become facts: attributes, category, HAC attributes.</summary>
    public required NameSet Facts { get; init; }

    /// <summary>The attributes alone.</summary>
    public required NameSet Attributes { get; init; }

    /// <summary>Empty when no HAC is to be checked for the code.</summary>
    public required HacListing[] Hacs { get; init; }

    /// <summary>A catheter code that shows HAC 6 only together with an infection code.</summary>
    public required bool ShowsHac6 { get; init; }

    public static DiagnosisTraits None { get; } =
        new() { Facts = default, Attributes = default, Hacs = [], ShowsHac6 = false };
}

/// <summary>A diagnosis in a range of versions. <c>Collection</c> -1: as principal it excludes nothing.</summary>
internal readonly record struct DiagnosisRow(
    short From, short To, byte Mdc, byte MdcMale, byte MdcFemale, ClaimSeverity Severity, ushort Traits, int Collection, int Next);

/// <summary>The diagnoses of a grouper release. Source: CMS ICD-10 MS-DRG Definitions Manual, Appendices B, C and I.</summary>
internal sealed class DiagnosisTable
{
    private readonly List<DiagnosisRow> rows = new(90_000);
    private readonly List<DiagnosisTraits> traits = [DiagnosisTraits.None];
    private readonly CodeMap codes = new(90_000);

    public DiagnosisRow this[int row] => rows[row];

    public DiagnosisTraits TraitsOf(int row) => row < 0 ? DiagnosisTraits.None : traits[rows[row].Traits];

    /// <summary>The row of a code (in capitals) in a version, or -1.</summary>
    public int Find(CodeKey code, int version)
    {
        for (var row = codes.Find(code); row >= 0; row = rows[row].Next)
        {
            if (rows[row].From <= version && version <= rows[row].To)
                return row;
        }
        return -1;
    }

    /// <summary>The first and last version that hold a code (in capitals), or null.</summary>
    public (int First, int Last)? VersionsOf(CodeKey code)
    {
        (int First, int Last)? span = null;
        for (var row = codes.Find(code); row >= 0; row = rows[row].Next)
            span = (Math.Min(span?.First ?? int.MaxValue, rows[row].From), Math.Max(span?.Last ?? 0, rows[row].To));
        return span;
    }

    public static DiagnosisTable Load(string folder, FactNames names)
    {
        var table = new DiagnosisTable();
        var tsv = TsvBytes.Open(folder, "diagnosis.tsv");
        var (code, from, to) = (tsv.Column("code"), tsv.Column("version_from"), tsv.Column("version_to"));
        var (mdc, male, female) = (tsv.Column("mdc"), tsv.Column("mdc_male"), tsv.Column("mdc_female"));
        var (severity, collection) = (tsv.Column("severity"), tsv.Column("exclusion_collection"));
        var reader = new TraitsReader(tsv, names, table.traits);
        while (tsv.Next())
        {
            var key = tsv.Code(code);
            var row = new DiagnosisRow(
                (short)tsv.Number(from), (short)tsv.Number(to),
                (byte)tsv.Number(mdc), (byte)tsv.Number(male), (byte)tsv.Number(female),
                SeverityOf(tsv.Cell(severity)), reader.Read(), tsv.Number(collection, -1), table.codes.Find(key));
            table.codes.Set(key, table.rows.Count);
            table.rows.Add(row);
        }
        return table;
    }

    private static ClaimSeverity SeverityOf(ReadOnlySpan<byte> cell) =>
        cell.SequenceEqual("MCC"u8) ? ClaimSeverity.Mcc : cell.SequenceEqual("CC"u8) ? ClaimSeverity.Cc : ClaimSeverity.NonCc;

    /// <summary>Interns the name columns of the current row: 80,000 rows share some thousand combinations.</summary>
    private sealed class TraitsReader(TsvBytes tsv, FactNames names, List<DiagnosisTraits> traits)
    {
        private readonly int[] columns =
        [
            tsv.Column("attributes"), tsv.Column("dx_category"), tsv.Column("hac_attributes"), tsv.Column("hac_numbers"), tsv.Column("hac_operands"),
        ];

        private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> known =
            new Dictionary<string, ushort>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public ushort Read()
        {
            Span<char> key = stackalloc char[512];
            var length = 0;
            foreach (var column in columns)
            {
                foreach (var b in tsv.Cell(column))
                    key[length++] = (char)b;
                key[length++] = '\t';
            }
            if (known.TryGetValue(key[..length], out var number))
                return number;
            number = (ushort)traits.Count;
            traits.Add(Build());
            known[key[..length]] = number;
            return number;
        }

        private DiagnosisTraits Build()
        {
            var attributes = names.InternDiagnosis(tsv.Cell(columns[0]));
            var hacs = names.InternDiagnosis(tsv.Cell(columns[2]));
            return new DiagnosisTraits
            {
                Attributes = attributes,
                Facts = attributes.Or(names.InternDiagnosis(tsv.Cell(columns[1]))).Or(hacs),
                Hacs = Listings(),
                ShowsHac6 = hacs.Has(names.Diagnosis("hac06_show")),
            };
        }

        /// <summary>Only a code with an attribute that begins with HAC is checked; its list name is the first operand with the number in it.</summary>
        private HacListing[] Listings()
        {
            if (!tsv.Text(columns[2]).Split(' ').Any(a => a.StartsWith("HAC", StringComparison.Ordinal)))
                return [];
            var operands = tsv.Text(columns[4]).Split(' ');
            return
            [
                .. tsv.Text(columns[3]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => new HacListing(
                    byte.Parse(n), operands.FirstOrDefault(o => o.Contains(n, StringComparison.Ordinal)) ?? "")),
            ];
        }
    }
}
