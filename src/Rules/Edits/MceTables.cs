using System.Text;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Edits;

/// <summary>A code in a range of dates, both inclusive, as yyyymmdd numbers.</summary>
internal readonly record struct MceRow(int From, int To, uint Flags, ProcedureSex Sex, int Next);

/// <summary>The codes of one kind and their flags over time.</summary>
internal sealed class MceCodeTable
{
    private readonly List<MceRow> rows = [];
    private readonly CodeMap codes;

    private MceCodeTable(int expected) => codes = new CodeMap(expected);

    /// <summary>The row of a code (in capitals) on a date; false when it is not valid then.</summary>
    public bool Find(CodeKey code, int date, out MceRow row)
    {
        for (var at = codes.Find(code); at >= 0; at = row.Next)
        {
            row = rows[at];
            if (row.From <= date && date <= row.To)
                return true;
        }
        row = default;
        return false;
    }

    public static MceCodeTable Load(string folder, string name, bool procedures, int end)
    {
        var table = new MceCodeTable(procedures ? 100_000 : 90_000);
        var tsv = TsvBytes.Open(folder, name);
        var (code, from, to, flags) = (tsv.Column("code"), tsv.Column("from"), tsv.Column("to"), tsv.Column("flags"));
        var known = new Dictionary<string, (uint Flags, ProcedureSex Sex)>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[512];
        while (tsv.Next())
        {
            var length = Encoding.UTF8.GetChars(tsv.Cell(flags), text);
            if (!known.TryGetValue(text[..length], out var meaning))
            {
                var cell = text[..length].ToString();
                meaning = procedures
                    ? ((uint)MceFlagNames.ReadProcedure(cell), MceFlagNames.ReadSex(cell))
                    : ((uint)MceFlagNames.ReadDiagnosis(cell), ProcedureSex.None);
                known[text[..length]] = meaning;
            }
            var key = tsv.Code(code);
            table.rows.Add(new MceRow(tsv.Number(from), tsv.Number(to, end), meaning.Flags, meaning.Sex, table.codes.Find(key)));
            table.codes.Set(key, table.rows.Count - 1);
        }
        return table;
    }
}

/// <summary>The ages that an age group may have in a range of dates.</summary>
internal readonly record struct MceAgeRange(MceAgeGroup Group, int Youngest, int Oldest, int From, int To);

/// <summary>
/// The tables of one code-editor release: one set serves every discharge from 1985-10-01 to the release's last day.
/// Immutable once loaded and safe to share between threads. Source: CMS Medicare Code Editor v43.1, data resources.
/// </summary>
public sealed class MceTables
{
    /// <summary>The first discharge date the editor accepts, as yyyymmdd.</summary>
    internal const int FirstDay = 19851001;

    private readonly List<MceAgeRange> ages;
    private readonly Dictionary<int, List<(int From, int To)>> statuses;
    private readonly MceEditType[] payment;

    private MceTables(string folder, int lastDay)
    {
        LastDay = lastDay;
        var diagnoses = Task.Run(() => MceCodeTable.Load(folder, "dx_icd10.tsv", procedures: false, lastDay));
        Procedures10 = MceCodeTable.Load(folder, "px_icd10.tsv", procedures: true, lastDay);
        Diagnoses9 = MceCodeTable.Load(folder, "dx_icd9.tsv", procedures: false, lastDay);
        Procedures9 = MceCodeTable.Load(folder, "px_icd9.tsv", procedures: true, lastDay);
        ages = LoadAges(folder, lastDay);
        statuses = LoadStatuses(folder, lastDay);
        payment = LoadPayment(folder);
        Diagnoses10 = diagnoses.GetAwaiter().GetResult();
    }

    /// <summary>The last discharge date the release is for, as yyyymmdd.</summary>
    public int LastDay { get; }

    internal MceCodeTable Diagnoses10 { get; }

    internal MceCodeTable Procedures10 { get; }

    internal MceCodeTable Diagnoses9 { get; }

    internal MceCodeTable Procedures9 { get; }

    /// <summary>
    /// Loads the tables from a release folder. <paramref name="lastDay"/> is the release's termination date. Throws
    /// <see cref="FileNotFoundException"/> or <see cref="InvalidDataException"/> naming the table when one is missing or cannot be read.
    /// </summary>
    public static MceTables Load(string folder, int lastDay = 20260930) => new(folder, lastDay);

    internal MceEditType PaymentOf(int edit) => payment[edit];

    internal bool IsDischargeStatus(int status, int date)
    {
        if (!statuses.TryGetValue(status, out var ranges))
            return false;
        foreach (var (from, to) in ranges)
        {
            if (from <= date && date <= to)
                return true;
        }
        return false;
    }

    /// <summary>Whether an age is outside an age group's range on a date.</summary>
    internal bool IsOutside(MceAgeGroup group, int age, int date)
    {
        foreach (var range in ages)
        {
            if (range.Group == group && range.From <= date && date <= range.To)
                return age < range.Youngest || age > range.Oldest;
        }
        return false;
    }

    private static List<MceAgeRange> LoadAges(string folder, int end)
    {
        var tsv = TsvBytes.Open(folder, "age_group.tsv");
        var (group, youngest, oldest) = (tsv.Column("group"), tsv.Column("age_min"), tsv.Column("age_max"));
        var (from, to) = (tsv.Column("from"), tsv.Column("to"));
        var ranges = new List<MceAgeRange>();
        while (tsv.Next())
            ranges.Add(new MceAgeRange(Enum.Parse<MceAgeGroup>(tsv.Text(group)), tsv.Number(youngest), tsv.Number(oldest), tsv.Number(from), tsv.Number(to, end)));
        return ranges;
    }

    private static Dictionary<int, List<(int From, int To)>> LoadStatuses(string folder, int end)
    {
        var tsv = TsvBytes.Open(folder, "discharge_status.tsv");
        var (code, from, to) = (tsv.Column("code"), tsv.Column("from"), tsv.Column("to"));
        var found = new Dictionary<int, List<(int, int)>>();
        while (tsv.Next())
        {
            var number = tsv.Number(code);
            if (!found.TryGetValue(number, out var ranges))
                found[number] = ranges = [];
            ranges.Add((tsv.Number(from), tsv.Number(to, end)));
        }
        return found;
    }

    private static MceEditType[] LoadPayment(string folder)
    {
        var tsv = TsvBytes.Open(folder, "edit.tsv");
        var (ordinal, type) = (tsv.Column("ordinal"), tsv.Column("payment_type"));
        var types = new MceEditType[64];
        while (tsv.Next())
            types[tsv.Number(ordinal)] = Enum.Parse<MceEditType>(tsv.Text(type), ignoreCase: true);
        return types;
    }
}
