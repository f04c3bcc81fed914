using System.Buffers;
using System.Text.Json;
using Chartroom.Rules.Grouping;
using Xunit;

namespace Chartroom.Suites.Grouping;

/// <summary>Every shared MS-DRG case, every field, equal to the CMS grouper.</summary>
public sealed class MsDrgSuite(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_agrees_with_CMS_in_every_field()
    {
        var grouper = new MsDrgGrouper(MsDrgTables.Load(Path.Combine(Repository.SharedData, "codes", "ms-drg-v43.1")));
        var (reader, claim, grouped, buffer) = (new MsDrgClaimReader(), new MsDrgClaim(), new GroupedClaim(), new ArrayBufferWriter<byte>());
        var (total, passed) = (0, 0);
        foreach (var line in CaseFiles.Lines("ms-drg-v43.1", "cases"))
        {
            total++;
            Assert.True(reader.Read(line, claim));
            grouper.Group(claim, grouped);
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                GroupedClaimWriter.WriteFields(json, grouped);
                json.WriteEndObject();
            }
            var differences = CaseFiles.Differences(buffer.WrittenMemory, line).ToList();
            if (differences.Count == 0)
                passed++;
            else if (total - passed <= 20)
                output.WriteLine($"{System.Text.Encoding.UTF8.GetString(reader.Id)}: {string.Join(' ', differences)}");
        }
        ConformanceRecord.Write("ms-drg", "MS-DRG grouper v41.1 to v43.1, every field", total, passed);
        Assert.Equal((40760, 40760), (total, passed));
    }
}
