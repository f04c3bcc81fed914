using System.Text.Json;

namespace Chartroom.Rules.Risk;

/// <summary>Writes a score with the names of CMS's variables. Source: command <c>risk</c>.</summary>
public static class RiskScoreWriter
{
    /// <summary>Writes the fields of the answer into the object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter json, RiskScore score)
    {
        json.WriteNumber("raw_risk_score"u8, score.Raw);
        json.WriteNumber("risk_score_demographics"u8, score.Demographic);
        json.WriteNumber("risk_score_hcc"u8, score.Raw - score.Demographic);
        json.WriteStartArray("hccs"u8);
        foreach (var category in score.Categories)
            json.WriteStringValue(category);
        json.WriteEndArray();
        json.WriteStartObject("interactions"u8);
        foreach (var variable in score.Variables)
            json.WriteNumber(variable, 1);
        json.WriteEndObject();
        json.WriteStartObject("coefficients"u8);
        foreach (var (name, factor) in score.Factors)
            json.WriteNumber(name, factor);
        json.WriteEndObject();
    }
}
