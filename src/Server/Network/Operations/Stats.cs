using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Units;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// Observation/$stats: figures over the numeric results of one subject and each code: average, maximum, minimum, count, total
/// count, median, standard deviation, sum, variance, 20 % and 80 % quantiles.
/// Source: FHIR R4 Observation-stats (hl7.org/fhir/R4/observation-operation-stats.html).
/// </summary>
internal static class Stats
{
    private const int MostRead = 20_000;
    private static readonly string[] Known =
        ["average", "maximum", "minimum", "count", "total-count", "median", "std-dev", "sum", "variance", "20-percent", "80-percent", "4-lower", "4-upper"];

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        var statistics = input.All("statistic").SelectMany(s => s.Split(',')).ToList();
        if (statistics.Find(s => !Known.Contains(s)) is not null || statistics.Count == 0)
            return Answer.Refused(400, "value", $"statistic is required and is of {string.Join(", ", Known)}.");
        if (input.Text("subject") is not { } subject || input.Codings() is not { Count: > 0 } codes)
            return Answer.Refused(400, "required", "$stats needs a subject, and a code or coding.");
        var (answer, all) = (new ParametersAnswer(), new List<StoredVersion>());
        foreach (var (system, code, _) in codes.SelectMany(c => c.Code.Split(',').Select(one => (c.System, one, c.Display))))
        {
            var (found, problem) = await FindAsync(call, subject, system, code, input);
            if (problem is not null)
                return problem;
            all.AddRange(found);
            answer.AddResource("statistics", Statistic(call, subject, system, code, statistics, found));
            if (input.Flag("include"))
                found.ForEach(f => answer.AddResource("source", JsonNode.Parse(f.Document!.Utf8.Span)!));
        }
        await Seen.AuditAsync(call, "operation", all, "Observation/$stats");
        return answer.Answer();
    }

    private static async Task<(List<StoredVersion> Found, Answer? Problem)> FindAsync(FhirCall call, string subject, string? system, string code, OperationInput input)
    {
        var token = system is null ? Terminology.StoredResources.Escape(code) : $"{Terminology.StoredResources.Escape(system)}|{Terminology.StoredResources.Escape(code)}";
        var pairs = new List<KeyValuePair<string, string>> { new("subject", subject), new("code", token), new("_count", "1000") };
        if (input.Text("duration") is { } hours && double.TryParse(hours, CultureInfo.InvariantCulture, out var number))
            pairs.Add(new("date", "ge" + call.Door.Clock.GetUtcNow().AddHours(-number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        var period = input.Complex("period");
        if (period["start"u8].Text is { } start)
            pairs.Add(new("date", "ge" + start));
        if (period["end"u8].Text is { } end)
            pairs.Add(new("date", "le" + end));
        var parsed = SearchQuery.Parse("Observation", pairs);
        if (!parsed.Succeeded)
            return ([], Answer.Refused(400, parsed.Issues));
        var (found, query) = (new List<StoredVersion>(), parsed.Value);
        while (true)
        {
            var page = await call.Store.SearchAsync(call.Access, query, call.Cancel);
            if (page.Issues.Any(i => i.Fails))
                return ([], Answer.Refused(400, page.Issues));
            found.AddRange(page.Matches);
            if (page.Next is null)
                return (found, null);
            if (found.Count >= MostRead)
                return ([], Answer.Refused(400, "too-costly", $"There are more than {MostRead} observations. Narrow them by a period."));
            query = query with { Cursor = page.Next };
        }
    }

    private static JsonObject Statistic(FhirCall call, string subject, string? system, string code, List<string> statistics, List<StoredVersion> found)
    {
        var (values, unit) = Values(found);
        var figures = new JsonArray();
        foreach (var name in statistics)
        {
            if (Figure(name, values, found.Count) is not { } value)
                continue;
            var quantity = new JsonObject { ["value"] = value };
            if (unit is not null && name is not ("count" or "total-count" or "variance"))
                (quantity["unit"], quantity["system"], quantity["code"]) = (unit, Ucum.System, unit);
            figures.Add(new JsonObject
            {
                ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/observation-statistics", ["code"] = name }) },
                ["valueQuantity"] = quantity,
            });
        }
        var coding = new JsonObject { ["code"] = code };
        if (system is not null)
            coding["system"] = system;
        return new JsonObject
        {
            ["resourceType"] = "Observation",
            ["status"] = "final",
            ["code"] = new JsonObject { ["coding"] = new JsonArray(coding) },
            ["subject"] = new JsonObject { ["reference"] = subject },
            ["effectiveDateTime"] = call.Door.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["component"] = figures,
        };
    }

    /// <summary>The values in the unit of the first; what is in a unit that does not convert is left out.</summary>
    private static (List<decimal> Values, string? Unit) Values(List<StoredVersion> found)
    {
        var (values, unit) = (new List<decimal>(), (string?)null);
        foreach (var quantity in found.Select(f => f.Document!.Root["valueQuantity"u8]))
        {
            if (!decimal.TryParse(quantity["value"u8].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                continue;
            var own = quantity["code"u8].Text ?? quantity["unit"u8].Text;
            unit ??= own;
            if (own == unit)
                values.Add(value);
            else if (own is not null && unit is not null && Ucum.Convert(value, own, unit) is { } converted)
                values.Add(converted);
        }
        values.Sort();
        return (values, unit);
    }

    private static decimal? Figure(string name, List<decimal> sorted, int all) => name switch
    {
        "count" => sorted.Count,
        "total-count" => all,
        _ when sorted.Count == 0 => null,
        "average" => Rounded(sorted.Average()),
        "maximum" => sorted[^1],
        "minimum" => sorted[0],
        "sum" => sorted.Sum(),
        "median" => Rounded(Quantile(sorted, 0.5m)),
        "20-percent" => Rounded(Quantile(sorted, 0.2m)),
        "80-percent" => Rounded(Quantile(sorted, 0.8m)),
        "4-lower" => Rounded(Quantile(sorted, 0.25m)),
        "4-upper" => Rounded(Quantile(sorted, 0.75m)),
        "variance" => sorted.Count > 1 ? Rounded(Variance(sorted)) : null,
        _ => sorted.Count > 1 ? Rounded((decimal)Math.Sqrt((double)Variance(sorted))) : null,
    };

    /// <summary>Of a sample: divided by one less than the count.</summary>
    private static decimal Variance(List<decimal> values)
    {
        var average = values.Average();
        return values.Sum(v => (v - average) * (v - average)) / (values.Count - 1);
    }

    /// <summary>Between the two nearest values, linearly.</summary>
    private static decimal Quantile(List<decimal> sorted, decimal part)
    {
        var place = part * (sorted.Count - 1);
        var low = (int)Math.Floor(place);
        return low + 1 < sorted.Count ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }

    /// <summary>To six places, without zeros at the end.</summary>
    private static decimal Rounded(decimal value) => Math.Round(value, 6) / 1.000000000000000000000000000000000m;
}
