using System.Text.Json.Serialization;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>How much a finding weighs: a stop holds the abstract back, a warning wants a look, information is for the coder to know.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingLevel>))]
public enum FindingLevel : byte
{
    [JsonStringEnumMemberName("stop")]
    Stop,
    [JsonStringEnumMemberName("warning")]
    Warning,
    [JsonStringEnumMemberName("info")]
    Info,
}

/// <summary>What a finding is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingTarget>))]
public enum FindingTarget : byte
{
    [JsonStringEnumMemberName("claim")]
    Claim,
    [JsonStringEnumMemberName("diagnosis")]
    Diagnosis,
    [JsonStringEnumMemberName("procedure")]
    Procedure,
    [JsonStringEnumMemberName("admit")]
    Admit,
}

/// <summary>
/// One finding about the codes: the rule that found it, by number, and the reason with what to do, in words.
/// </summary>
/// <param name="Rule">Such as <c>MCE 4</c>, <c>Grouper 5</c>, <c>POA 1</c>, <c>Code 2</c>.</param>
/// <param name="Title">What was found, in a few words.</param>
/// <param name="Reason">Why, and what to do about it.</param>
/// <param name="Index">Which diagnosis or procedure, counted from 0; -1 for the claim.</param>
public sealed record Finding(FindingLevel Level, string Rule, string Title, string Reason, FindingTarget Target = FindingTarget.Claim, int Index = -1);
