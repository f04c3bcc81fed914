using System.Globalization;

namespace Chartroom.Server.Host.Work;

/// <summary>
/// A queue on Home: how many wait, how old the oldest is, and how they spread by age. <c>Link</c> opens the list that the number
/// counts. A count that stops at the limit of counting ends in <c>+</c> in <c>Shown</c>.
/// </summary>
public sealed record WorkQueue(
    string Name, string Title, string Link, int Count, string Shown, string Oldest, Tone Tone, string Explanation, IReadOnlyList<AgeBand> Ages)
{
    /// <summary>Counting stops here: nobody works differently for a longer list.</summary>
    public const int CountLimit = 1_000;

    /// <summary>A queue of what has waited so long, at most <see cref="CountLimit"/> of them; done when nothing waits, else <paramref name="tone"/>.</summary>
    public static WorkQueue Of(string name, string title, string link, IEnumerable<TimeSpan> waiting, Tone tone, string explanation)
    {
        var ages = waiting.ToList();
        AgeBand[] bands =
        [
            new("under 1 h", ages.Count(a => a.TotalHours < 1), Tone.Done),
            new("under 1 d", ages.Count(a => a.TotalHours >= 1 && a.TotalDays < 1), Tone.Info),
            new("under 3 d", ages.Count(a => a.TotalDays >= 1 && a.TotalDays < 3), Tone.Warning),
            new("older", ages.Count(a => a.TotalDays >= 3), Tone.Stop),
        ];
        var shown = ages.Count >= CountLimit ? $"{CountLimit}+" : ages.Count.ToString(CultureInfo.InvariantCulture);
        return new WorkQueue(
            name, title, link, ages.Count, shown, ages.Count == 0 ? "" : Age.Text(ages.Max()), ages.Count == 0 ? Tone.Done : tone, explanation, bands);
    }
}

/// <summary>How many are of an age: <c>under 1 h</c>, <c>under 1 d</c>, <c>under 3 d</c>, <c>older</c>.</summary>
public sealed record AgeBand(string Title, int Count, Tone Tone);
