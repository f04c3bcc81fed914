namespace Chartroom.Rules.Grouping;

/// <summary>
/// The facts that count codes: multiple significant trauma, bilateral joints, vessels, stents and spinal fusions. They look
/// at the claim's own codes, ignoring clusters and suppression.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, MDC 24 (two different body sites), MDC 8 (bilateral joints, fusions), MDC 5
/// (four or more vessels or stents).
/// </summary>
internal sealed class CountedLists
{
    private static readonly string[] BodySites =
        ["sthead", "stchest", "stabdom", "stkidney", "sturin", "stpel", "stuplimb", "stlolimb"];

    private static readonly string[] Joints = ["righthip", "rightknee", "rightankle", "lefthip", "leftknee", "leftankle"];
    private static readonly string[] Digits = ["1", "2", "3", "4"];

    private readonly int[] bodySites;
    private readonly int[] joints;
    private readonly NameSet anyBodySite;
    private readonly NameSet anyCounted;

    public CountedLists(FactNames names)
    {
        bodySites = [.. BodySites.Select(names.Diagnosis)];
        joints = [.. Joints.Select(names.Procedure)];
        Vessels = [.. Digits.Select(d => names.Procedure("vessel" + d))];
        Stents = [.. Digits.Select(d => names.Procedure("stent" + d))];
        DrugStent = names.Procedure("NORdrugstent");
        PlainStent = names.Procedure("NORstent");
        Anterior = names.Procedure("sglantfuse");
        Posterior = names.Procedure("sglpostfuse");
        Posterior1 = names.Procedure("sglpostfuse1");
        AnteriorSection = names.Procedure("sglantsectXfuse");
        anyBodySite = names.DiagnosisSet(BodySites);
        foreach (var name in joints.Concat(Vessels).Concat(Stents).Append(Anterior).Append(Posterior).Append(Posterior1).Append(AnteriorSection))
        {
            if (name >= 0)
                anyCounted = anyCounted.With(name);
        }
    }

    public int[] Vessels { get; }

    public int[] Stents { get; }

    public int DrugStent { get; }

    public int PlainStent { get; }

    public int Anterior { get; }

    public int Posterior { get; }

    public int Posterior1 { get; }

    public int AnteriorSection { get; }

    /// <summary>Sets the counting facts of the claim.</summary>
    public void SetFacts(ClaimWork work)
    {
        var facts = work.Facts;
        if (work.SecondaryNames.Or(work.Principal.Traits.Facts).Intersects(anyBodySite))
            facts.Set(ClaimFact.MultipleTrauma, TraumaSites(work, null) >= 2);
        if (!work.ProcedureNames.Intersects(anyCounted))
            return;
        facts.Set(ClaimFact.Bilateral, JointsOf(work) >= 2);
        facts.Set(ClaimFact.FourVessels, Sum(work, Vessels, -1) >= 4);
        facts.Set(ClaimFact.FourStents, Sum(work, Stents, -1) >= 4);
        facts.Set(ClaimFact.FourDrugStents, Sum(work, Stents, DrugStent) >= 4);
        facts.Set(ClaimFact.FourPlainStents, Sum(work, Stents, PlainStent) >= 4);
        var (anterior, posterior, posterior1) = (Count(work, Anterior), Count(work, Posterior), Count(work, Posterior1));
        facts.Set(ClaimFact.SingleFusion, anterior > 0 && posterior > 0 && anterior + posterior >= 3);
        facts.Set(ClaimFact.MultipleFusion, anterior + posterior1 >= 2);
        facts.Set(ClaimFact.AnteriorFusions, anterior >= 2);
        facts.Set(ClaimFact.PosteriorFusions1, posterior1 >= 2);
        facts.Set(ClaimFact.AnteriorSectionFusions, Count(work, AnteriorSection) >= 2);
        facts.Set(ClaimFact.PosteriorFusions, posterior >= 2);
    }

    /// <summary>
    /// Counts different body sites, principal first, at most one a code (the first not yet taken), and notes in
    /// <paramref name="counted"/> the codes counted: -1 for the principal, else the index of the secondary.
    /// </summary>
    public int TraumaSites(ClaimWork work, List<int>? counted)
    {
        var taken = 0;
        var sites = 0;
        if (Take(work.Principal.Traits))
            counted?.Add(-1);
        for (var i = 0; i < work.SecondaryCount && sites < 2; i++)
        {
            var index = work.SecondaryOrder[i];
            if (Take(work.Secondary[index].Traits))
                counted?.Add(index);
        }
        return sites;

        bool Take(DiagnosisTraits traits)
        {
            for (var site = 0; site < bodySites.Length; site++)
            {
                if ((taken & (1 << site)) == 0 && traits.Attributes.Has(bodySites[site]))
                {
                    taken |= 1 << site;
                    sites++;
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>The joints counted for BILATERAL, as a set of procedure names.</summary>
    public NameSet JointNames(ClaimWork work)
    {
        var names = default(NameSet);
        for (var position = 0; position < work.ProcedureCount; position++)
        {
            var traits = work.Procedures[work.ProcedureOrder[position]].Traits;
            foreach (var joint in joints)
            {
                if (!names.Has(joint) && traits.Facts.Has(joint))
                {
                    names = names.With(joint);
                    break;
                }
            }
        }
        return names;
    }

    /// <summary>
    /// The procedures counted for four vessels or stents, in working order until four are reached: their names are returned and
    /// their indexes noted. <paramref name="also"/>: a name that a counted procedure must have besides, or -1.
    /// </summary>
    public static NameSet CountedDigits(ClaimWork work, int[] lists, int also, List<int>? counted)
    {
        var names = default(NameSet);
        var sum = 0;
        for (var position = 0; position < work.ProcedureCount && sum < 4; position++)
        {
            var index = work.ProcedureOrder[position];
            var facts = work.Procedures[index].Traits.Facts;
            if (also >= 0 && !facts.Has(also))
                continue;
            for (var digit = 0; digit < lists.Length; digit++)
            {
                if (!facts.Has(lists[digit]))
                    continue;
                sum += digit + 1;
                names = names.With(lists[digit]);
                counted?.Add(index);
            }
        }
        return names;
    }

    private int JointsOf(ClaimWork work)
    {
        var names = JointNames(work);
        var count = 0;
        foreach (var joint in joints)
            count += names.Has(joint) ? 1 : 0;
        return count;
    }

    private static int Sum(ClaimWork work, int[] lists, int also)
    {
        var sum = 0;
        for (var i = 0; i < work.ProcedureCount; i++)
        {
            var facts = work.Procedures[i].Traits.Facts;
            if (also >= 0 && !facts.Has(also))
                continue;
            for (var digit = 0; digit < lists.Length; digit++)
                sum += facts.Has(lists[digit]) ? digit + 1 : 0;
        }
        return sum;
    }

    private static int Count(ClaimWork work, int name)
    {
        var count = 0;
        for (var i = 0; i < work.ProcedureCount; i++)
            count += work.Procedures[i].Traits.Facts.Has(name) ? 1 : 0;
        return count;
    }
}
