namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>
/// What a validator asks about codes: of R4's own tables alone, of loaded packages, or of the code-set releases of a server.
/// Answers are the same for the same question; all members may be called from several threads.
/// </summary>
public interface ITerminology
{
    /// <summary>What a code system says of a code. The version may be null.</summary>
    CodeAnswer Code(string system, string? version, string code);

    /// <summary>Whether anything is known of a code system, be it in part.</summary>
    bool Knows(string system);

    /// <summary>Whether a value set (canonical URL, perhaps <c>|version</c>) holds a code; a null system is one not told.</summary>
    Membership Contains(string valueSet, string? system, string code);

    /// <summary>The name of a value set for people; null when it is not known.</summary>
    string? NameOf(string valueSet);
}

/// <summary>What is known of a code.</summary>
public enum CodeStanding : byte
{
    /// <summary>Nothing: the system is not here, or only in part.</summary>
    NotKnown,

    /// <summary>The system is here in full and has the code.</summary>
    Valid,

    /// <summary>The system is here in full and has no such code.</summary>
    Invalid,

    /// <summary>The URL is that of a value set, which is never a code's system.</summary>
    IsValueSet,

    /// <summary>The URL is that of a supplement, which only adds to another system.</summary>
    IsSupplement,
}

/// <summary>The answer about a code; <c>Displays</c> are all words the system gives it, empty when it gives none.</summary>
public sealed record CodeAnswer(CodeStanding Standing, IReadOnlyList<string> Displays)
{
    public static CodeAnswer NotKnown { get; } = new(CodeStanding.NotKnown, []);

    public static CodeAnswer Invalid { get; } = new(CodeStanding.Invalid, []);
}

/// <summary>Whether a code is in a value set.</summary>
public enum Membership : byte
{
    /// <summary>The value set is not here, or draws on systems that are not.</summary>
    NotKnown,
    In,
    Out,
}
