namespace Chartroom.Fhir.Search;

/// <summary>How a search parameter compares. Source: FHIR R4 §3.1.1.4.2 search parameter types.</summary>
public enum SearchParameterType : byte { Token, String, Date, Number, Quantity, Reference, Uri, Composite, Special }

/// <summary>
/// One typed value that a resource offers to a search parameter: the unit that ingest extracts and the store indexes.
/// </summary>
/// <param name="Parameter">The parameter's code, such as <c>birthdate</c>; components of a composite are numbered by
/// <see cref="Part"/> and share <see cref="Group"/>.</param>
public abstract record SearchValue(string Parameter)
{
    /// <summary>Which repetition of a composite the value belongs to; -1 outside composites.</summary>
    public int Group { get; internal set; } = -1;

    /// <summary>Which component of a composite, from 0.</summary>
    public int Part { get; internal set; }

    /// <summary>A code with its system (either may be null) and the text shown with it, for <c>:text</c>.</summary>
    public sealed record Token(string Parameter, string? System, string? Code, string? Text = null) : SearchValue(Parameter);

    /// <summary>Text as written; the store folds case and accents.</summary>
    public sealed record String(string Parameter, string Value) : SearchValue(Parameter);

    /// <summary>
    /// The half-open interval [Low, High) that a date, dateTime, instant, Period or Timing covers, in 100 ns ticks
    /// UTC; an open end is long.MinValue or long.MaxValue.
    /// </summary>
    public sealed record Date(string Parameter, long Low, long High) : SearchValue(Parameter);

    /// <summary>The interval a number stands for by its precision, and the value itself.</summary>
    public sealed record Number(string Parameter, decimal Value, decimal Low, decimal High) : SearchValue(Parameter);

    /// <summary>A quantity as written and, when UCUM can convert it, in canonical units.</summary>
    public sealed record Quantity(
        string Parameter, decimal Value, decimal Low, decimal High, string? System, string? Code, string? Unit,
        decimal? CanonicalValue, string? CanonicalCode) : SearchValue(Parameter);

    /// <summary>A reference: relative (Type and Id), absolute or canonical (Url), or by identifier alone.</summary>
    public sealed record Reference(
        string Parameter, string? TargetType, string? TargetId, string? Url,
        string? IdentifierSystem, string? IdentifierValue) : SearchValue(Parameter);

    public sealed record Uri(string Parameter, string Value) : SearchValue(Parameter);
}
