using System.Diagnostics;
using System.Text;

namespace Chartroom.Bench.Spine;

/// <summary>
/// A chart of 1,000 encounters and 20,000 entries over HTTP: opening it for the first time, its first pages, its time line, and opening
/// it again; just after the server's start, while it still loads code sets and runs code that is not compiled well yet, and once it has
/// shown two such charts.
/// </summary>
internal static class ChartBench
{
    private const int Encounters = 1_000;
    private const int Starts = 5;
    private static readonly string[] Charts = ["first", "second", "third"];

    private static readonly (string Type, int Count)[] Entries =
    [
        ("Observation", 12_000), ("Procedure", 3_000), ("MedicationRequest", 2_000), ("DocumentReference", 1_500), ("Condition", 1_000), ("Immunization", 400), ("AllergyIntolerance", 100),
    ];

    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("chartroom-bench-").FullName;
        var file = Path.Combine(data, "chart.ndjson");
        try
        {
            await File.WriteAllLinesAsync(file, Charts.SelectMany(c => Lines(c, Encounters, 1)).Concat(Lines("small", 10, 200)));
            await ServedRecord.RunAsync("load", file, "--data", data);
            var times = new Dictionary<string, List<TimeSpan>>();
            for (var start = 0; start < Starts; start++)
                await OpenAsync(data, times);
            foreach (var (what, measured) in times)
                ServedRecord.Row(what, $"median {ServedRecord.Milliseconds(measured.Order().ElementAt(measured.Count / 2))}", "over HTTP, client and server on the same two cores");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>A server that has shown a small chart before, so that not its own start is measured.</summary>
    private static async Task OpenAsync(string data, Dictionary<string, List<TimeSpan>> times)
    {
        await using var server = await ServedRecord.StartAsync(data);
        (string What, string Path)[] looks =
        [
            ("opened for the first time", "api/chart/{0}"), ("first page of results", "api/chart/{0}/sections/results?count=200"), ("first page of documents", "api/chart/{0}/sections/documents?count=200"),
            ("time line", "api/chart/{0}/timeline?slots=90"), ("opened again", "api/chart/{0}"),
        ];
        foreach (var (_, path) in looks)
            await server.Client.GetByteArrayAsync(string.Format(null, path, "small"));
        foreach (var chart in Charts)
        {
            foreach (var (what, path) in looks)
                await TimeAsync(server, times, $"{chart} chart since the start, {what}", string.Format(null, path, chart));
            await server.SettleAsync();
        }
    }

    private static async Task TimeAsync(ServedRecord server, Dictionary<string, List<TimeSpan>> times, string what, string path)
    {
        var started = Stopwatch.GetTimestamp();
        await server.Client.GetByteArrayAsync(path);
        var time = Stopwatch.GetElapsedTime(started);
        if (!times.TryGetValue(what, out var list))
            times[what] = list = [];
        list.Add(time);
    }

    private static IEnumerable<string> Lines(string patient, int encounters, int share)
    {
        yield return $$"""{"resourceType":"Patient","id":"{{patient}}","name":[{"family":"Bench","given":["{{patient}}"]}],"gender":"female","birthDate":"1950-01-02"}""";
        for (var i = 0; i < encounters; i++)
            yield return $$$"""{"resourceType":"Encounter","id":"{{{patient}}}-e{{{i}}}","status":"finished","class":{"code":"AMB"},"type":[{"text":"Office visit"}],"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"{{{Day(i, encounters)}}}T09:00:00Z","end":"{{{Day(i, encounters)}}}T09:30:00Z"}}""";
        foreach (var (type, count) in Entries)
        {
            for (var i = 0; i < count / share; i++)
                yield return Entry(type, patient, i, count / share, encounters);
        }
    }

    private static string Day(int i, int of) => new DateOnly(1990, 1, 1).AddDays((int)(i * 13_000L / of)).ToString("yyyy-MM-dd");

    private static string Entry(string type, string patient, int i, int of, int encounters)
    {
        var subject = type is "Immunization" or "AllergyIntolerance" ? "patient" : "subject";
        var day = Day(i, of);
        var head = $$"""{"resourceType":"{{type}}","id":"{{patient}}-{{type.ToLowerInvariant()[..4]}}{{i}}","{{subject}}":{"reference":"Patient/{{patient}}"},""";
        var visit = $$"""{"reference":"Encounter/{{patient}}-e{{i % encounters}}"}""";
        return head + type switch
        {
            "Observation" => $$$"""
                "status":"final","category":[{"coding":[{"code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"{{{2000 + (i % 60)}}}-{{{i % 9}}}"}],"text":"Test {{{i % 60}}}"},"encounter":{{{visit}}},"effectiveDateTime":"{{{day}}}T08:00:00Z","valueQuantity":{"value":{{{(i % 90) + 0.5}}},"unit":"mg/dL"},"referenceRange":[{"low":{"value":10},"high":{"value":60}}]}
                """,
            "Procedure" => $$$""" "status":"completed","code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{70000 + (i % 80)}}}"}],"text":"Procedure {{{i % 80}}}"},"encounter":{{{visit}}},"performedDateTime":"{{{day}}}"} """,
            "MedicationRequest" => $$$""" "status":"active","intent":"order","medicationCodeableConcept":{"text":"Drug {{{i % 50}}} 10 mg oral tablet"},"encounter":{{{visit}}},"authoredOn":"{{{day}}}"} """,
            "DocumentReference" => $$$""" "status":"current","docStatus":"final","type":{"text":"Progress note"},"date":"{{{day}}}T10:00:00Z","content":[{"attachment":{"contentType":"text/plain","data":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes("Seen today, feels well. No change of treatment."))}}}"}}]} """,
            "Condition" => $$$""" "clinicalStatus":{"coding":[{"code":"resolved"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{40000 + (i % 70)}}}"}],"text":"Problem {{{i % 70}}}"},"onsetDateTime":"{{{day}}}","encounter":{{{visit}}}} """,
            "Immunization" => $$$""" "status":"completed","vaccineCode":{"text":"Influenza"},"occurrenceDateTime":"{{{day}}}"} """,
            _ => $$$""" "code":{"text":"Substance {{{i}}}"},"clinicalStatus":{"coding":[{"code":"active"}]},"recordedDate":"{{{day}}}"} """,
        };
    }
}
