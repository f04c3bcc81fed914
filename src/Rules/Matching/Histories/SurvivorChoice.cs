namespace Chartroom.Rules.Matching.Histories;

/// <summary>What a record holds, as far as it matters to which of two is kept.</summary>
public sealed record RecordWeight(string Id, bool HasOpenEncounter, int Entries, DateTimeOffset Created);

/// <summary>
/// Which of two records of one person is kept when they are merged: the one with an open encounter, because wards and
/// devices use its number now; else the one with more in it; else the older one. The choice is a proposal.
/// <para>Source: AHIMA, "Fundamentals for Building a Master Patient Index" (2010): the surviving record is the one in use.</para>
/// </summary>
public static class SurvivorChoice
{
    /// <summary>The record to keep, and why.</summary>
    public static (string Kept, string Why) Choose(RecordWeight a, RecordWeight b)
    {
        if (a.HasOpenEncounter != b.HasOpenEncounter)
            return ((a.HasOpenEncounter ? a : b).Id, "it has an open encounter");
        if (a.Entries != b.Entries)
            return ((a.Entries > b.Entries ? a : b).Id, "it holds more");
        if (a.Created != b.Created)
            return ((a.Created < b.Created ? a : b).Id, "it is older");
        return (string.CompareOrdinal(a.Id, b.Id) < 0 ? a.Id : b.Id, "both hold the same; the first by number");
    }
}
