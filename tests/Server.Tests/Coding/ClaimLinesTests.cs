using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Chartroom.Rules.Edits;
using Chartroom.Rules.Grouping;
using Chartroom.Rules.Risk;
using Chartroom.Server.Coding;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>The commands <c>group</c>, <c>edit</c> and <c>risk</c> on the inputs that people give them: odd, broken, or none at all.</summary>
public sealed class ClaimLinesTests : IDisposable
{
    private static readonly string Codes = Path.Combine(Repository.SharedData, "codes");

    private static readonly Lazy<MsDrgGrouper> Grouper = new(() => new MsDrgGrouper(MsDrgTables.Load(Path.Combine(Codes, "ms-drg-v43.1"))));

    private readonly string folder = Directory.CreateTempSubdirectory("lines-").FullName;

    [Fact]
    public void Answers_come_in_input_order_and_blank_lines_have_none()
    {
        var lines = string.Join("\r\n\n", Enumerable.Range(0, 30_000).Select(i => $$"""{"id":{{i}},"version":431,"pdx":"I214","dischargeStatus":1}"""));
        var (good, answers, _) = Group(Write("many.ndjson", "\uFEFF" + lines));
        Assert.True(good);
        Assert.Equal(Enumerable.Range(0, 30_000), answers.Select(a => a.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("not json", "structure")]
    [InlineData("[1,2]", "structure")]
    [InlineData("""{"id":"a","version":431,"pdx":"I214"} and more""", "structure")]
    [InlineData("""{"id":"a","version":431,"pdx":"I2""", "structure")]
    [InlineData("""{"id":"a","pdx":"I214"}""", "required")]
    [InlineData("""{"id":"a","version":399,"pdx":"I214"}""", "not-found")]
    [InlineData("""{"id":"a","dischargeDate":"2019-05-01","pdx":"I214"}""", "not-found")]
    [InlineData("""{"id":"a","dischargeDate":"2031-05-01","pdx":"I214"}""", "not-found")]
    public void A_line_that_cannot_be_grouped_says_why_and_the_next_is_grouped(string bad, string why)
    {
        var (good, answers, _) = Group(Write("bad.ndjson", bad + "\n" + """{"id":"b","version":431,"pdx":"I214","dischargeStatus":1}"""));
        Assert.False(good);
        Assert.Equal(2, answers.Count);
        Assert.Equal(why, answers[0].GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(1, answers[0].GetProperty("line").GetInt32());
        Assert.Equal(282, answers[1].GetProperty("final").GetProperty("drg").GetInt32());
    }

    [Theory]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I21.4"}""", "pdx", "Is I214 meant?")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":null}""", "pdx", "no principal diagnosis")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"G35"}""", "pdx", "no longer valid in version 431; it is in 400 to 421")]
    [InlineData("""{"id":"a","version":421,"dischargeStatus":1,"pdx":"G35A"}""", "pdx", "not yet valid in version 421")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","sdx":[["QQQ","Y"]]}""", "sdx[0]", "not known")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","px":"0DTJ4ZZ"}""", "px", "one code")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","sdx":[{"code":"I10"}]}""", "sdx", "passed over")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","sex":"x"}""", "sex", "taken as unknown")]
    [InlineData("""{"id":"a","version":"v43.1","dischargeStatus":"one","pdx":"I214"}""", "dischargeStatus", "taken as missing")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","age":70}""", "sex", "does not say the sex")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","sex":"F"}""", "age", "does not say the age")]
    [InlineData("""{"id":"a","version":431,"dischargeStatus":1,"pdx":"I214","sex":"F","age":200}""", "age", "0 to 124")]
    [InlineData("""{"id":"a","version":431,"pdx":"I214","sex":"F","age":70}""", "dischargeStatus", "no discharge status")]
    public void What_is_odd_is_named_and_the_rest_is_grouped(string line, string path, string text)
    {
        var (good, answers, _) = Group(Write("odd.ndjson", line));
        Assert.True(good);
        var finding = Assert.Single(answers[0].GetProperty("findings").EnumerateArray(), f => f.GetProperty("path").GetString() == path);
        Assert.Contains(text, finding.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.True(answers[0].GetProperty("final").GetProperty("drg").GetInt32() > 0);
    }

    [Fact]
    public void The_discharge_date_picks_the_version()
    {
        // G35 was a code until September 2025.
        var (_, answers, _) = Group(Write("dates.ndjson", """
            {"id":"a","dischargeDate":"20250930","dischargeStatus":1,"pdx":"G35"}
            {"id":"b","dischargeDate":"2025-10-01","dischargeStatus":1,"pdx":"G35"}
            """));
        Assert.Equal("OK", answers[0].GetProperty("final").GetProperty("returnCode").GetString());
        Assert.Equal("INVALID_PDX", answers[1].GetProperty("final").GetProperty("returnCode").GetString());
    }

    [Fact]
    public void A_file_that_is_missing_or_damaged_is_named_and_the_others_are_read()
    {
        var claim = Encoding.UTF8.GetBytes("""{"id":"a","version":431,"pdx":"I214","dischargeStatus":1}""" + "\n");
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            for (var i = 0; i < 20_000; i++)
                gzip.Write(claim);
        }
        var torn = Path.Combine(folder, "torn.ndjson.gz");
        File.WriteAllBytes(torn, [.. zipped.ToArray().AsSpan(0, (int)zipped.Length / 2), 1, 2, 3]);
        var (good, answers, said) = Group(Path.Combine(folder, "absent.ndjson"), torn, Write("whole.ndjson", Encoding.UTF8.GetString(claim)));
        Assert.False(good);
        Assert.NotEmpty(answers);
        Assert.Contains("absent.ndjson", said, StringComparison.Ordinal);
        Assert.Contains("torn.ndjson.gz", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_folder_the_files_of_JSON_lines_are_read()
    {
        Write("b.jsonl", """{"id":"b","version":431,"pdx":"I214"}""");
        Write("a.ndjson", """{"id":"a","version":431,"pdx":"I214"}""");
        Write("coverage.tsv", "version\tdrg\n");
        var (good, answers, said) = Group(folder);
        Assert.True(good);
        Assert.Equal(["a", "b"], answers.Select(a => a.GetProperty("id").GetString()));
        Assert.Contains("coverage.tsv is passed over", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_finding()
    {
        var file = Path.Combine(folder, "latin.ndjson");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("""{"id":"Größe","version":431,"pdx":"I214"}"""));
        var (good, answers, _) = Group(file);
        Assert.False(good);
        Assert.Contains("UTF-8", answers[0].GetProperty("findings")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_answered_before_the_next_has_come()
    {
        var batches = new List<string>();
        LineBatches.Read(new Trickle("{\"id\":1}\n", "{\"id\":2", "}\n{\"id\":3}\n{", "}"), b => batches.Add($"{b.First}:{Encoding.UTF8.GetString(b.Bytes)}"));
        Assert.Equal(["1:{\"id\":1}", "2:{\"id\":2}\n{\"id\":3}", "4:{}"], batches);
    }

    [Fact]
    public void A_coder_is_told_what_an_edit_means()
    {
        var editor = new MedicareCodeEditor(MceTables.Load(Path.Combine(Codes, "mce-v43")));
        var (good, answers, _) = Run(() => new EditLine(editor), static (s, l, j) => s.Answer(l, j), Write("e.ndjson", """
            {"id":"a","icd":10,"dischargeDate":"20260501","age":40,"sex":"M","dischargeStatus":1,"los":3,"dx":["W99XXXD"],"px":[]}
            {"id":"b","icd":10,"dischargeDate":"2026-05-01","age":40,"sex":1,"dischargeStatus":1,"dx":["I214"],"px":[]}
            {"id":"c","icd":10,"dischargeDate":"20260501","age":40,"sex":1,"dischargeStatus":1,"dx":[],"px":[]}
            """));
        Assert.True(good);
        Assert.Contains("external-cause", answers[0].GetProperty("texts").GetProperty("E_CODE_AS_PDX").GetString(), StringComparison.Ordinal);
        Assert.Equal("INVALID_DISCHARGE_DATE", answers[1].GetProperty("editType").GetString());
        Assert.Contains("yyyyMMdd", answers[1].GetProperty("findings")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("no principal diagnosis", answers[2].GetProperty("findings")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V28")]
    [InlineData("CMS-HCC V28")]
    [InlineData("CMS-HCC Model V28")]
    public void A_risk_model_may_be_called_by_its_short_name(string model)
    {
        var calculator = new RiskCalculator(RiskModels.Load(Path.Combine(Codes, "hcc")));
        var (good, answers, _) = Run(() => new RiskLine(calculator), static (s, l, j) => s.Answer(l, j), Write("r.jsonl", $$"""
            {"id":"a","model":"{{model}}","diagnosis_codes":["E119"],"age":70,"sex":"female"}
            {"id":"b","model":"{{model}}","diagnosis_codes":"E119","age":70,"sex":"F","payment_year":2024}
            """));
        Assert.True(good);
        Assert.Equal(["38"], answers[0].GetProperty("hccs").EnumerateArray().Select(h => h.GetString()));
        Assert.Contains(answers[1].GetProperty("findings").EnumerateArray(), f => f.GetProperty("path").GetString() == "payment_year");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (bool Good, List<JsonElement> Answers, string Said) Group(params string[] paths) =>
        Run(() => new GroupLine(Grouper.Value, null, trace: false), static (s, l, j) => s.Answer(l, j), paths);

    private static (bool Good, List<JsonElement> Answers, string Said) Run<T>(Func<T> newState, ClaimLineHandler<T> handle, params string[] paths)
    {
        using var output = new MemoryStream();
        using var said = new StringWriter();
        var good = new ClaimLines(said, "test").Run(paths, output, newState, handle);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (good, [.. lines.Select(l => JsonDocument.Parse(l).RootElement)], said.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A pipe that gives one piece at a time.</summary>
    private sealed class Trickle(params string[] pieces) : MemoryStream
    {
        private int next;

        public override int Read(byte[] buffer, int offset, int count) =>
            next == pieces.Length ? 0 : Encoding.UTF8.GetBytes(pieces[next++], 0, pieces[next - 1].Length, buffer, offset);
    }
}
