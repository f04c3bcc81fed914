namespace Chartroom.Rules.Matching.Histories;

/// <summary>
/// The merges in force: each retired record points to the record it was merged into, so that the records of one person are
/// a tree, whose root is the record in use. What belongs to a record is filed in the root of its tree.
/// <para>Source: FHIR R4 Patient.link, link-type <c>replaced-by</c>; HL7 v2.5.1 §3.5.2.1 (chains of merges).</para>
/// </summary>
public sealed class MergeForest
{
    private readonly Dictionary<string, string> into = [];
    private readonly Dictionary<string, HashSet<string>> from = [];

    /// <summary>The record that a retired one was merged into, or null for a record in use.</summary>
    public string? Into(string record) => into.GetValueOrDefault(record);

    /// <summary>
    /// Puts a merge in force. False, and nothing changes, when the retired record is retired already or the merge would
    /// lead back to it.
    /// </summary>
    public bool Add(string retired, string kept)
    {
        if (into.ContainsKey(retired) || RootOf(kept) == retired)
            return false;
        into[retired] = kept;
        if (!from.TryGetValue(kept, out var retirees))
            from[kept] = retirees = [];
        retirees.Add(retired);
        return true;
    }

    /// <summary>Takes a merge back; false when it is not in force.</summary>
    public bool Remove(string retired, string kept)
    {
        if (into.GetValueOrDefault(retired) != kept)
            return false;
        into.Remove(retired);
        from[kept].Remove(retired);
        return true;
    }

    /// <summary>The record in use in which what belongs to this record is filed.</summary>
    public string RootOf(string record)
    {
        while (into.TryGetValue(record, out var next))
            record = next;
        return record;
    }

    /// <summary>The record and all that were merged into it, near or far.</summary>
    public IReadOnlyList<string> Under(string record)
    {
        var found = new List<string> { record };
        for (var i = 0; i < found.Count; i++)
        {
            if (from.TryGetValue(found[i], out var retirees))
                found.AddRange(retirees);
        }
        return found;
    }
}
