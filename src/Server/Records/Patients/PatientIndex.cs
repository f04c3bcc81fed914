using System.Globalization;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Records.Patients;

/// <summary>
/// Finds patients while one types, errors and all: names in any order, beginnings of words, sounds, numbers, phones and
/// dates of birth. Held in memory, filled from the store at start and kept up by the change feed.
/// </summary>
public sealed class PatientIndex(IRecordStore store) : Projection
{
    private readonly Lock gate = new();
    private readonly List<PatientRow?> rows = [];
    private readonly Dictionary<string, int> places = [];
    private readonly NameVocabulary names = new();
    private readonly Dictionary<string, HashSet<int>> births = [];
    private readonly SortedSet<(string Number, int Person)> numbers = [];
    private readonly SortedSet<(string Reversed, int Person)> phones = [];

    public override string Name => "patient names";

    /// <summary>Reads all patients as of now; what changes meanwhile comes by the feed.</summary>
    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        if (t == 0)
            return 0;
        await foreach (var patient in store.SearchAllAsync(Access.System, new SearchQuery("Patient", [], AsOf: t), cancel))
            Apply([patient]);
        return t;
    }

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        Apply(versions);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var id in places.Keys.ToList())
                Remove(id);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>The best fits for what was typed, as far as the scope lets see them.</summary>
    public PatientHits Find(PatientQuery query, AccessScope scope, int count, DateOnly today)
    {
        lock (gate)
        {
            if (query.IsEmpty)
                return new PatientHits([], 0, places.Count, CurrentT >= 0);
            var parts = Parts(query);
            var fits = Join(parts).Where(f => Visible(rows[f.Person]!, scope)).ToList();
            // Of two letters a tenth of all people may fit; only the best are put in order.
            var hits = fits
                .OrderByDescending(f => f.Score)
                .ThenBy(f => rows[f.Person]!.MergedInto is not null)
                .ThenBy(f => rows[f.Person]!.Name, StringComparer.OrdinalIgnoreCase)
                .Take(count)
                .Select(f => Hit(rows[f.Person]!, string.Join(", ", parts.Select(p => p[f.Person].Why).Distinct()), Math.Round(f.Score, 3), today));
            return new PatientHits([.. hits], fits.Count, places.Count, CurrentT >= 0);
        }
    }

    private static PatientHit Hit(PatientRow row, string why, double score, DateOnly today) => new(
        row.Id, row.Name, row.Sex, row.BirthDate, PatientBanner.AgeAt(row.BirthDate, today), row.Mrn, row.Phone, row.Place, why, score, row.MergedInto);

    private static bool Visible(PatientRow row, AccessScope scope) =>
        scope.Types?.Contains("Patient") != false
        && (scope.PatientCompartment is not { } only || row.Id == only)
        && (row.Labels is null || scope.WithheldLabels?.Any(l => row.Labels.Contains(l)) != true);

    private void Apply(IReadOnlyList<StoredVersion> versions)
    {
        lock (gate)
        {
            foreach (var version in versions.Where(v => v.Key.Type == "Patient"))
            {
                Remove(version.Key.Id);
                if (version.Document is { } document)
                    Add(PatientRow.Of(document.Root) with { Id = version.Key.Id });
            }
        }
    }

    private void Add(PatientRow row)
    {
        var place = rows.Count;
        rows.Add(row);
        places[row.Id] = place;
        foreach (var word in row.Words)
            names.Add(word, place);
        foreach (var number in row.Numbers)
            numbers.Add((number, place));
        foreach (var phone in row.Phones)
            phones.Add((Reverse(phone), place));
        if (row.BirthDate.Length == 0)
            return;
        if (!births.TryGetValue(row.BirthDate, out var born))
            births[row.BirthDate] = born = [];
        born.Add(place);
    }

    private void Remove(string id)
    {
        if (!places.Remove(id, out var place) || rows[place] is not { } row)
            return;
        rows[place] = null;
        foreach (var word in row.Words)
            names.Remove(word, place);
        foreach (var number in row.Numbers)
            numbers.Remove((number, place));
        foreach (var phone in row.Phones)
            phones.Remove((Reverse(phone), place));
        if (births.TryGetValue(row.BirthDate, out var born) && born.Remove(place) && born.Count == 0)
            births.Remove(row.BirthDate);
    }

    /// <summary>Who fits each part of the query, how well and by what; a number and a date of the same digits are one part.</summary>
    private List<Dictionary<int, (double Fit, string Why)>> Parts(PatientQuery query)
    {
        var parts = query.Names.Select(names.Find).ToList();
        var dates = query.Births.Select(FindBirth).ToList();
        for (var i = 0; i < query.Numbers.Count; i++)
        {
            var found = FindNumber(query.Numbers[i]);
            if (i < dates.Count && query.Births[i].ToString("yyyyMMdd", CultureInfo.InvariantCulture) == query.Numbers[i])
            {
                foreach (var (person, fit) in dates[i])
                    found.TryAdd(person, fit);
                dates.RemoveAt(i);
            }
            parts.Add(found);
        }
        parts.AddRange(dates);
        return parts;
    }

    /// <summary>Who fits every part, well or less well: the mean of the parts.</summary>
    private static IEnumerable<(int Person, double Score)> Join(List<Dictionary<int, (double Fit, string Why)>> parts)
    {
        foreach (var person in parts.MinBy(p => p.Count)!.Keys)
        {
            var sum = 0.0;
            foreach (var part in parts)
                sum += part.TryGetValue(person, out var fit) ? fit.Fit : double.NegativeInfinity;
            if (sum >= 0)
                yield return (person, sum / parts.Count);
        }
    }

    private Dictionary<int, (double Fit, string Why)> FindBirth(DateOnly date)
    {
        var found = new Dictionary<int, (double, string)>();
        foreach (var person in births.GetValueOrDefault(date.ToString("yyyy-MM-dd")) ?? [])
            found[person] = (1, "date of birth");
        // Day and month are exchanged as often as they are mistyped.
        if (date.Day <= 12)
        {
            foreach (var person in births.GetValueOrDefault($"{date:yyyy}-{date.Day:00}-{date.Month:00}") ?? [])
                found.TryAdd(person, (0.7, "date of birth, day and month exchanged"));
        }
        return found;
    }

    private Dictionary<int, (double Fit, string Why)> FindNumber(string number)
    {
        var found = new Dictionary<int, (double, string)>();
        foreach (var (whole, person) in numbers.GetViewBetween((number, 0), (number + '\uffff', int.MaxValue)))
            found.TryAdd(person, (whole == number ? 1 : 0.8, "number"));
        // Leading zeros are left out when numbers are read aloud.
        for (var zeros = 1; found.Count == 0 && zeros <= 6; zeros++)
        {
            var padded = new string('0', zeros) + number;
            foreach (var (_, person) in numbers.GetViewBetween((padded, 0), (padded, int.MaxValue)))
                found.TryAdd(person, (0.9, "number"));
        }
        if (number.Length >= 4 && number.All(char.IsAsciiDigit))
        {
            var reversed = Reverse(number);
            foreach (var (_, person) in phones.GetViewBetween((reversed, 0), (reversed + '\uffff', int.MaxValue)))
                found.TryAdd(person, (number.Length >= 7 ? 0.95 : 0.75, "phone"));
        }
        if (number.Length == 4 && number[0] is '1' or '2' && int.TryParse(number, out var year) && year is > 1880 and < 2200)
        {
            foreach (var (birth, people) in births.Where(b => b.Key.StartsWith(number, StringComparison.Ordinal)))
            {
                foreach (var person in people)
                    found.TryAdd(person, (0.6, birth.Length == 4 ? "date of birth" : "year of birth"));
            }
        }
        return found;
    }

    private static string Reverse(string text) => string.Create(text.Length, text, static (span, t) =>
    {
        t.AsSpan().CopyTo(span);
        span.Reverse();
    });
}
