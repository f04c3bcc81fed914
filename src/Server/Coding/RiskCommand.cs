using System.CommandLine;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Risk;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>risk FILE.jsonl</c>: HCC risk score of each beneficiary line, in input order.</summary>
public static class RiskCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("risk", "HCC risk scores of beneficiary lines.") { files, data, codes };
        command.SetAction(parsed =>
        {
            var error = parsed.InvocationConfiguration.Error;
            var release = Releases.Find(parsed.GetValue(codes), parsed.GetValue(data)!, CodeReleases.Hcc, error);
            if (release is null)
                return 1;
            var calculator = new RiskCalculator(RiskModels.Load(release.Folder));
            return new ClaimLines(error, "risk").Run(
                parsed.GetValue(files)!, () => new RiskLine(calculator), static (s, line, json) => s.Answer(line, json));
        });
        return command;
    }
}

/// <summary>Answers beneficiary lines for the command <c>risk</c>; one for each core.</summary>
internal sealed class RiskLine(RiskCalculator calculator)
{
    private readonly RiskBeneficiaryReader reader = new();
    private readonly RiskBeneficiary person = new();
    private readonly RiskScore score = new();

    public bool Answer(ReadOnlySpan<byte> line, Utf8JsonWriter json)
    {
        var readable = reader.Read(line, person);
        if (!readable || !calculator.Models.Has(person.Model))
        {
            var models = string.Join(", ", calculator.Models.Names);
            var unknown = Issue.Error("not-found", $"The model is not one of those installed: {models}.", "model");
            ClaimLines.WriteUnreadable(json, reader.Id, readable ? [unknown] : reader.Issues);
            return false;
        }
        calculator.Score(person, score);
        ClaimLines.WriteId(json, reader.Id);
        RiskScoreWriter.WriteFields(json, score);
        var otherYear = person.PaymentYear is { } year && year != RiskModels.PaymentYear
            ? [Issue.Warning("not-supported", $"Scored with the tables of payment year {RiskModels.PaymentYear}; no other year is installed.", "payment_year")]
            : Array.Empty<Issue>();
        if (reader.Issues.Count + otherYear.Length > 0)
            ClaimLines.WriteFindings(json, reader.Issues.Concat(otherYear));
        return true;
    }
}
