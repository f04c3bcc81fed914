using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Reads a claim for the grouper from one JSON object: <c>id, version, dischargeDate, age, sex (M F U), dischargeStatus, hospital,
/// tieBreaker, admitDx, pdx, sdx [[code, poa]…], px [code…]</c>; what it does not know it skips. One reader serves many
/// lines without garbage; it is not for two threads at once.
/// Source: command <c>group</c>; CMS ICD-10 MS-DRG Grouper, input record.
/// </summary>
public sealed class MsDrgClaimReader
{
    private readonly List<Issue> issues = [];
    private bool saysSex;
    private bool saysAge;

    /// <summary>The identifier of the claim just read, as raw JSON text; empty when it has none.</summary>
    public byte[] Id { get; private set; } = [];

    /// <summary>The discharge date of the claim just read, if it gives one.</summary>
    public DateOnly? DischargeDate { get; private set; }

    /// <summary>What was wrong with the claim just read; an error means it cannot be grouped.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>Fills <paramref name="claim"/> from one line; false when the line is no claim, and <see cref="Issues"/> says why.</summary>
    public bool Read(ReadOnlySpan<byte> line, MsDrgClaim claim)
    {
        claim.Clear();
        issues.Clear();
        DischargeDate = null;
        saysSex = saysAge = false;
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
            NameMissing(claim);
        }
        catch (JsonException problem)
        {
            issues.Add(Issue.Error("structure", $"The line is not JSON: wrong at byte {problem.BytePositionInLine}."));
        }
        return !issues.Exists(i => i.Fails);
    }

    private void ReadField(ref Utf8JsonReader json, MsDrgClaim claim)
    {
        if (json.ValueTextEquals("id"u8))
            Id = JsonValues.ReadId(ref json);
        else if (json.ValueTextEquals("version"u8))
            claim.Version = ReadVersion(ref json);
        else if (json.ValueTextEquals("dischargeDate"u8))
            DischargeDate = JsonValues.ReadDate(ref json, "dischargeDate", issues);
        else if (json.ValueTextEquals("age"u8))
            saysAge = ReadNumber(ref json, "age") is >= 0 and <= 124;
        else if (json.ValueTextEquals("sex"u8))
            claim.Sex = ReadSex(ref json);
        else if (json.ValueTextEquals("dischargeStatus"u8))
            claim.DischargeStatus = ReadNumber(ref json, "dischargeStatus");
        else if (json.ValueTextEquals("hospital"u8))
            claim.Hospital = ReadHospital(ref json);
        else if (json.ValueTextEquals("tieBreaker"u8))
            claim.TieBreaker = ReadTieBreaker(ref json);
        else if (json.ValueTextEquals("admitDx"u8))
            claim.AdmitDiagnosis = JsonValues.ReadCode(ref json, "admitDx", issues);
        else if (json.ValueTextEquals("pdx"u8))
            claim.PrincipalDiagnosis = JsonValues.ReadCode(ref json, "pdx", issues) ?? default;
        else if (json.ValueTextEquals("sdx"u8))
            ReadSecondary(ref json, claim);
        else if (json.ValueTextEquals("px"u8))
            JsonValues.ReadCodes(ref json, "px", claim.Procedures, issues);
        else
            JsonValues.SkipValue(ref json);
    }

    /// <summary>What the claim does not say, and what that means for its grouping. Source: CMS ICD-10 MS-DRG Grouper, input record.</summary>
    private void NameMissing(MsDrgClaim claim)
    {
        if (!saysSex)
            issues.Add(Issue.Warning("required", "The claim does not say the sex; it is taken as unknown.", "sex"));
        if (!saysAge)
            issues.Add(Issue.Warning("required", "The claim does not say the age in years, 0 to 124. These grouper versions do not ask for it.", "age"));
        if (claim.DischargeStatus is null && !issues.Exists(i => i.Path == "dischargeStatus"))
            issues.Add(Issue.Warning("required", "The claim has no discharge status.", "dischargeStatus"));
    }

    private int? ReadNumber(ref Utf8JsonReader json, string name) => JsonValues.ReadNumber(ref json, name, issues);

    private int ReadVersion(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number))
            return number;
        if (json.TokenType == JsonTokenType.String && GrouperVersion.TryParse(json.GetString()!, out number))
            return number;
        if (json.TokenType != JsonTokenType.Null)
            issues.Add(Issue.Warning("value", "version is not a grouper version such as 431; it is taken as missing.", "version"));
        json.Skip();
        return 0;
    }

    private GrouperSex ReadSex(ref Utf8JsonReader json)
    {
        json.Read();
        saysSex = json.TokenType != JsonTokenType.Null && !(json.TokenType == JsonTokenType.String && json.ValueTextEquals(""u8));
        if (json.TokenType == JsonTokenType.String)
        {
            if (json.ValueTextEquals("M"u8) || json.ValueTextEquals("m"u8))
                return GrouperSex.Male;
            if (json.ValueTextEquals("F"u8) || json.ValueTextEquals("f"u8))
                return GrouperSex.Female;
            if (json.ValueTextEquals("U"u8) || json.ValueTextEquals(""u8))
                return GrouperSex.Unknown;
        }
        if (json.TokenType != JsonTokenType.Null)
            issues.Add(Issue.Warning("value", "sex is none of M, F and U; it is taken as unknown.", "sex"));
        json.Skip();
        return GrouperSex.Unknown;
    }

    private HospitalHacStatus ReadHospital(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            if (json.ValueTextEquals("NON_EXEMPT"u8))
                return HospitalHacStatus.NonExempt;
            if (json.ValueTextEquals("EXEMPT"u8))
                return HospitalHacStatus.Exempt;
            if (json.ValueTextEquals("UNKNOWN"u8))
                return HospitalHacStatus.Unknown;
        }
        if (json.TokenType != JsonTokenType.Null)
            issues.Add(Issue.Warning("value", "hospital is none of NON_EXEMPT, EXEMPT and UNKNOWN; it is taken as UNKNOWN.", "hospital"));
        json.Skip();
        return HospitalHacStatus.Unknown;
    }

    private MarkingTieBreaker ReadTieBreaker(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.ValueTextEquals("CODE_ORDER"u8))
            return MarkingTieBreaker.CodeOrder;
        var known = json.TokenType == JsonTokenType.Null
            || (json.TokenType == JsonTokenType.String && json.ValueTextEquals("CLINICAL_SIGNIFICANCE"u8));
        if (!known)
            issues.Add(Issue.Warning("value", "tieBreaker is neither CLINICAL_SIGNIFICANCE nor CODE_ORDER.", "tieBreaker"));
        json.Skip();
        return MarkingTieBreaker.ClinicalSignificance;
    }

    private void ReadSecondary(ref Utf8JsonReader json, MsDrgClaim claim)
    {
        claim.SecondaryDiagnoses.Clear();
        if (!JsonValues.EnterArray(ref json, "sdx", issues))
            return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartArray)
            {
                var code = JsonValues.ReadCode(ref json, "sdx", issues) ?? default;
                if (json.TokenType == JsonTokenType.EndArray)
                    continue;
                json.Read();
                var poa = ReadPoa(ref json);
                while (json.TokenType != JsonTokenType.EndArray && json.Read())
                    json.Skip();
                claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(code, poa));
            }
            else
            {
                claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(JsonValues.CodeOf(ref json, "sdx", issues) ?? default, PresentOnAdmission.Blank));
            }
        }
    }

    private static PresentOnAdmission ReadPoa(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.EndArray or JsonTokenType.Null)
            return PresentOnAdmission.Blank;
        if (json.TokenType == JsonTokenType.String && json.ValueSpan.Length <= 1)
        {
            return json.ValueSpan.IsEmpty ? PresentOnAdmission.Blank : json.ValueSpan[0] switch
            {
                (byte)'Y' => PresentOnAdmission.Yes,
                (byte)'N' => PresentOnAdmission.No,
                (byte)'U' => PresentOnAdmission.Unknown,
                (byte)'W' => PresentOnAdmission.ClinicallyUndetermined,
                (byte)'1' => PresentOnAdmission.One,
                (byte)'E' => PresentOnAdmission.Exempt,
                (byte)' ' => PresentOnAdmission.Blank,
                _ => PresentOnAdmission.Invalid,
            };
        }
        json.Skip();
        return PresentOnAdmission.Invalid;
    }
}
