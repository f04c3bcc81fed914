using System.Buffers;
using System.Text.Json;
using Chartroom.Rules.Edits;
using Xunit;

namespace Chartroom.Suites.Edits;

/// <summary>Every shared case of the Medicare Code Editor, every field, equal to the CMS editor.</summary>
public sealed class MceSuite(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_agrees_with_CMS_in_every_field()
    {
        var editor = new MedicareCodeEditor(MceTables.Load(Path.Combine(Repository.SharedData, "codes", "mce-v43")));
        var (reader, claim, edited, work) = (new MceClaimReader(), new MceClaim(), new EditedClaim(), new MceWork());
        var buffer = new ArrayBufferWriter<byte>();
        var (total, passed) = (0, 0);
        foreach (var line in CaseFiles.Lines("mce-v43", "cases"))
        {
            total++;
            Assert.True(reader.Read(line, claim));
            editor.Edit(claim, edited, work);
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                EditedClaimWriter.WriteFields(json, edited);
                json.WriteEndObject();
            }
            var differences = CaseFiles.Differences(buffer.WrittenMemory, line).ToList();
            if (differences.Count == 0)
                passed++;
            else if (total - passed <= 20)
                output.WriteLine($"{System.Text.Encoding.UTF8.GetString(reader.Id)}: {string.Join(' ', differences)}");
        }
        ConformanceRecord.Write("mce", "Medicare Code Editor v43, every field", total, passed);
        Assert.Equal((31714, 31714), (total, passed));
    }
}
