using System.Diagnostics.CodeAnalysis;

namespace Chartroom.Fhir.Outcomes;

/// <summary>
/// A value, or the issues that say why there is none. A value may come with warnings.
/// </summary>
public readonly struct Parsed<T>
    where T : class
{
    private readonly IReadOnlyList<Issue>? issues;

    public Parsed(T value, IReadOnlyList<Issue>? issues = null)
    {
        Value = value;
        this.issues = issues;
    }

    public Parsed(IReadOnlyList<Issue> issues)
    {
        Value = null;
        this.issues = issues;
    }

    public T? Value { get; }

    public IReadOnlyList<Issue> Issues => issues ?? [];

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    public static implicit operator Parsed<T>(T value) => new(value);

    public static implicit operator Parsed<T>(Issue issue) => new([issue]);
}
