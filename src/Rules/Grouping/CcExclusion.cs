using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Where a secondary diagnosis stops counting as CC or MCC because of the principal diagnosis, or because the patient died.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix C, Part 1 (principal diagnosis exclusion collections) and
/// Part 2 (codes that are an MCC only when the patient is alive).
/// </summary>
internal sealed class CcExclusion
{
    private readonly CodeMap excludable = new(32_768);
    private readonly Dictionary<int, int[]> collections = [];
    private readonly int mccOnlyWhenAlive;

    private CcExclusion(FactNames names) => mccOnlyWhenAlive = names.Diagnosis("mccalive");

    public static CcExclusion Load(string folder, FactNames names)
    {
        var exclusion = new CcExclusion(names);
        var tsv = TsvBytes.Open(folder, "exclusion_collection.tsv");
        var (collection, codes) = (tsv.Column("collection"), tsv.Column("excluded_codes"));
        var members = new List<int>();
        while (tsv.Next())
        {
            members.Clear();
            var list = tsv.Cell(codes);
            foreach (var range in list.Split((byte)' '))
                members.Add(exclusion.NumberOf(CodeKey.Of(list[range])));
            members.Sort();
            exclusion.collections[tsv.Number(collection)] = [.. members];
        }
        return exclusion;
    }

    /// <summary>Sets, on each secondary diagnosis of the claim, what excludes it.</summary>
    public void Apply(ClaimWork work)
    {
        var collection = work.PrincipalRow.Collection;
        var members = collection >= 0 ? collections.GetValueOrDefault(collection) : null;
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref var secondary = ref work.Secondary[i];
            secondary.Excluded = members is not null && IsMember(members, secondary.Code);
            secondary.DeathExcluded = work.Died && secondary.Traits.Attributes.Has(mccOnlyWhenAlive);
        }
    }

    /// <summary>The code text is compared as the claim gives it: CMS does not raise letters here.</summary>
    private bool IsMember(int[] members, CodeKey code)
    {
        var number = excludable.Find(code);
        return number >= 0 && Array.BinarySearch(members, number) >= 0;
    }

    private int NumberOf(CodeKey code)
    {
        var number = excludable.Find(code);
        if (number < 0)
        {
            number = excludable.Count;
            excludable.Set(code, number);
        }
        return number;
    }
}
