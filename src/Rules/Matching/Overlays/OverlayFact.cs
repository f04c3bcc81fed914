namespace Chartroom.Rules.Matching.Overlays;

/// <summary>What a fact of a chart is about, as far as two people in one chart would show in it.</summary>
public enum FactKind
{
    /// <summary>ABO group and Rh factor as one reading: <c>A+</c>, <c>O-</c>; only the group when the factor is not given.</summary>
    Blood,

    /// <summary>A diagnosis or procedure that only one sex has: <c>female</c> or <c>male</c>.</summary>
    Sexed,

    /// <summary>An inpatient stay from <c>At</c> to <c>Until</c>; the value is the place.</summary>
    Stay,

    /// <summary>Body height of an adult in centimetres.</summary>
    Height,

    /// <summary>Something done to or measured on the person at a time: what must lie between birth and death.</summary>
    Event,
}

/// <summary>
/// One fact of a chart with the entry it comes from and the place that reported it. Times are UTC; <c>default</c> = not known,
/// and <see cref="DateTime.MaxValue"/> as <c>Until</c> = not ended.
/// </summary>
public sealed record OverlayFact(FactKind Kind, string Entry, string Value, DateTime At, DateTime Until, string Source);

/// <summary>What the chart's Patient says: administrative sex (<c>female</c>, <c>male</c> or empty), birth and death where known.</summary>
public sealed record ChartPerson(string Sex, DateOnly? Born, DateOnly? Died);

/// <summary>
/// A sign that two people are in one chart: what it is, how much it says in bits, in words, and the entries it stands on,
/// grouped by the person they would belong to.
/// </summary>
public sealed record OverlayFinding(string Rule, double Bits, string Text, IReadOnlyList<IReadOnlyList<string>> Groups, DateTime Latest);
