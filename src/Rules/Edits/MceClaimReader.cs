using System.Buffers.Text;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Edits;

/// <summary>
/// Reads a claim for the code editor from one JSON object: <c>id, icd, dischargeDate, age, sex, dischargeStatus, los, admitDx,
/// dx [code…], px [code…]</c>; what it does not know it skips. One reader serves many lines; not for two threads at once.
/// Source: command <c>edit</c>; CMS Medicare Code Editor, input record.
/// </summary>
public sealed class MceClaimReader
{
    private readonly List<Issue> issues = [];

    /// <summary>The identifier of the claim just read, as raw JSON; empty when it has none.</summary>
    public byte[] Id { get; private set; } = [];

    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>Fills <paramref name="claim"/> from one line; false when the line is no claim, and <see cref="Issues"/> says why.</summary>
    public bool Read(ReadOnlySpan<byte> line, MceClaim claim)
    {
        claim.Clear();
        issues.Clear();
        Id = [];
        var json = new Utf8JsonReader(line);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                issues.Add(Issue.Error("structure", "The line is not a JSON object."));
                return false;
            }
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                ReadField(ref json, claim);
            json.Read();
            // The editor itself has no edit for it.
            if (claim.Diagnoses is [] or [{ IsEmpty: true }, ..])
                issues.Add(Issue.Warning("required", "The claim has no principal diagnosis.", "dx"));
        }
        catch (JsonException problem)
        {
            issues.Add(Issue.Error("structure", $"The line is not JSON: wrong at byte {problem.BytePositionInLine}."));
        }
        return !issues.Exists(i => i.Fails);
    }

    private void ReadField(ref Utf8JsonReader json, MceClaim claim)
    {
        if (json.ValueTextEquals("id"u8))
            Id = JsonValues.ReadId(ref json);
        else if (json.ValueTextEquals("icd"u8))
            claim.IcdVersion = Number(ref json, "icd") ?? 10;
        else if (json.ValueTextEquals("dischargeDate"u8))
            claim.DischargeDate = ReadDay(ref json);
        else if (json.ValueTextEquals("age"u8))
            claim.Age = Number(ref json, "age") ?? -1;
        else if (json.ValueTextEquals("sex"u8))
            claim.Sex = ReadSex(ref json);
        else if (json.ValueTextEquals("dischargeStatus"u8))
            claim.DischargeStatus = Number(ref json, "dischargeStatus") ?? -1;
        else if (json.ValueTextEquals("los"u8))
            claim.LengthOfStay = Number(ref json, "los");
        else if (json.ValueTextEquals("admitDx"u8))
            claim.AdmitDiagnosis = JsonValues.ReadCode(ref json, "admitDx", issues);
        else if (json.ValueTextEquals("dx"u8))
            JsonValues.ReadCodes(ref json, "dx", claim.Diagnoses, issues);
        else if (json.ValueTextEquals("px"u8))
            JsonValues.ReadCodes(ref json, "px", claim.Procedures, issues);
        else
            JsonValues.SkipValue(ref json);
    }

    private int? Number(ref Utf8JsonReader json, string name) => JsonValues.ReadNumber(ref json, name, issues);

    /// <summary>Sex as the editor counts it (0 unknown, 1 male, 2 female); the letters U, M and F are understood too.</summary>
    private int ReadSex(ref Utf8JsonReader json)
    {
        var letter = json;
        letter.Read();
        if (letter.TokenType != JsonTokenType.String || letter.ValueSpan.Length != 1)
            return Number(ref json, "sex") ?? 0;
        var sex = (char)(letter.ValueSpan[0] | 0x20) switch { 'm' => 1, 'f' => 2, 'u' => 0, _ => -1 };
        if (sex < 0)
            return Number(ref json, "sex") ?? 0;
        json.Read();
        return sex;
    }

    /// <summary>
    /// A day as a number, 0 for anything that is not a day written yyyyMMdd: the editor itself reports that; a day in another form is
    /// also named.
    /// </summary>
    private int ReadDay(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            var day = DayOf(json.ValueSpan);
            if (day == 0 && json.ValueSpan.Length > 0)
                issues.Add(Issue.Warning("value", "dischargeDate is not a day of the calendar written yyyyMMdd.", "dischargeDate"));
            return day;
        }
        json.Skip();
        return 0;
    }

    private static int DayOf(ReadOnlySpan<byte> text)
    {
        if (text.Length != 8 || !Utf8Parser.TryParse(text, out int day, out var used) || used != 8 || day < 0)
            return 0;
        var (year, month, dayOfMonth) = (day / 10000, day / 100 % 100, day % 100);
        return year > 0 && month is >= 1 and <= 12 && dayOfMonth >= 1 && dayOfMonth <= DateTime.DaysInMonth(year, month) ? day : 0;
    }
}
