using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>
/// Reads a beneficiary from one JSON object: <c>id, model, diagnosis_codes, age, sex (M F), orec, crec, dual_elgbl_cd, lti, low_income,
/// new_enrollee, snp, graft_months</c>. Source: command <c>risk</c>; CMS risk-adjustment software, person file.
/// </summary>
public sealed class RiskBeneficiaryReader
{
    private readonly List<Issue> issues = [];
    private string lastModel = "";

    /// <summary>The identifier of the line just read, as raw JSON; empty when it has none.</summary>
    public byte[] Id { get; private set; } = [];

    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>Fills <paramref name="person"/> from one line; false when the line cannot be scored, and <see cref="Issues"/> says why.</summary>
    public bool Read(ReadOnlySpan<byte> line, RiskBeneficiary person)
    {
        person.Clear();
        person.Age = -1;
        issues.Clear();
        Id = [];
        var sexKnown = false;
        var json = new Utf8JsonReader(line);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                issues.Add(Issue.Error("structure", "The line is not a JSON object."));
                return false;
            }
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                ReadField(ref json, person, ref sexKnown);
            json.Read();
        }
        catch (JsonException problem)
        {
            issues.Add(Issue.Error("structure", $"The line is not JSON: wrong at byte {problem.BytePositionInLine}."));
            return false;
        }
        if (person.Age is < 0 or > 150)
            issues.Add(Issue.Error("required", "The age is missing or not between 0 and 150.", "age"));
        if (!sexKnown)
            issues.Add(Issue.Error("required", "The sex is missing or neither M nor F.", "sex"));
        if (person.Model.Length == 0)
            issues.Add(Issue.Error("required", "The model is missing, for instance CMS-HCC Model V28.", "model"));
        return !issues.Exists(i => i.Fails);
    }

    private void ReadField(ref Utf8JsonReader json, RiskBeneficiary person, ref bool sexKnown)
    {
        if (json.ValueTextEquals("id"u8))
            Id = JsonValues.ReadId(ref json);
        else if (json.ValueTextEquals("model"u8))
            person.Model = ReadModel(ref json);
        else if (json.ValueTextEquals("diagnosis_codes"u8))
            JsonValues.ReadCodes(ref json, "diagnosis_codes", person.Diagnoses, issues);
        else if (json.ValueTextEquals("age"u8))
            person.Age = JsonValues.ReadNumber(ref json, "age", issues) ?? -1;
        else if (json.ValueTextEquals("sex"u8))
            (person.IsFemale, sexKnown) = ReadSex(ref json);
        else if (json.ValueTextEquals("orec"u8))
            person.OriginalEntitlement = Letter(ref json);
        else if (json.ValueTextEquals("crec"u8))
            person.CurrentEntitlement = Letter(ref json);
        else if (json.ValueTextEquals("dual_elgbl_cd"u8))
            person.Dual = ReadDual(ref json);
        else if (json.ValueTextEquals("lti"u8))
            person.IsInstitutional = Flag(ref json);
        else if (json.ValueTextEquals("low_income"u8))
            person.IsLowIncome = Flag(ref json);
        else if (json.ValueTextEquals("new_enrollee"u8))
            person.IsNewEnrollee = Flag(ref json);
        else if (json.ValueTextEquals("snp"u8))
            person.IsSpecialNeedsPlan = Flag(ref json);
        else if (json.ValueTextEquals("graft_months"u8))
            person.GraftMonths = JsonValues.ReadNumber(ref json, "graft_months", issues);
        else if (json.ValueTextEquals("payment_year"u8))
            person.PaymentYear = JsonValues.ReadNumber(ref json, "payment_year", issues);
        else
            JsonValues.SkipValue(ref json);
    }

    private static (bool IsFemale, bool IsKnown) ReadSex(ref Utf8JsonReader json)
    {
        json.Read();
        var first = json.TokenType is JsonTokenType.String or JsonTokenType.Number && json.ValueSpan.Length > 0 ? (char)json.ValueSpan[0] : ' ';
        var whole = json.TokenType != JsonTokenType.String || json.ValueSpan.Length == 1
            || json.ValueTextEquals("female"u8) || json.ValueTextEquals("male"u8) || json.ValueTextEquals("Female"u8) || json.ValueTextEquals("Male"u8);
        json.Skip();
        return whole ? first switch { 'F' or 'f' or '2' => (true, true), 'M' or 'm' or '1' => (false, true), _ => (false, false) } : (false, false);
    }

    private string ReadModel(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return "";
        }
        if (lastModel.Length == 0 || !json.ValueTextEquals(lastModel))
            lastModel = json.GetString()!;
        return lastModel;
    }

    /// <summary>The single character of the next value, <c>0</c> when it is missing.</summary>
    private static char Letter(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.String or JsonTokenType.Number && json.ValueSpan.Length == 1)
            return (char)json.ValueSpan[0];
        json.Skip();
        return '0';
    }

    private static DualStatus ReadDual(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.ValueSpan.Length == 2 && json.ValueSpan[0] == '0')
        {
            return json.ValueSpan[1] switch
            {
                (byte)'1' or (byte)'3' or (byte)'5' or (byte)'6' => DualStatus.Partial,
                (byte)'2' or (byte)'4' or (byte)'8' => DualStatus.Full,
                _ => DualStatus.None,
            };
        }
        json.Skip();
        return DualStatus.None;
    }

    private static bool Flag(ref Utf8JsonReader json)
    {
        json.Read();
        var value = json.TokenType == JsonTokenType.True;
        json.Skip();
        return value;
    }
}
