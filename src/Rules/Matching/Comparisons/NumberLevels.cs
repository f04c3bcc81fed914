using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>Levels of phones, e-mail and identifiers, and of any further field.</summary>
internal static class NumberLevels
{
    public static readonly Comparison Phone = new("phone", ["same", "otherArea", "near", "differs"], (in PairView p) => PhoneLevel(p.A, p.B));

    public static readonly Comparison Email = new("email", ["same", "near", "differs"], (in PairView p) => EmailLevel(p.A.Email, p.B.Email));

    public static readonly Comparison Ssn = new(
        "ssn", ["same", "lastFour", "near", "similar", "differs"], (in PairView p) => IdentifierLevel(p.A.Ssn, p.B.Ssn));

    public static readonly Comparison Mrn = new(
        "mrn", ["same", "lastFour", "near", "similar", "differs"], (in PairView p) => IdentifierLevel(p.A.Mrn, p.B.Mrn));

    public static readonly Comparison Insurance = new(
        "insurance", ["same", "lastFour", "near", "similar", "differs"], (in PairView p) => IdentifierLevel(p.A.Insurance, p.B.Insurance));

    public static readonly Comparison Other1 = new(
        "other1", ["same", "close", "differs"], (in PairView p) => NameLevels.Plain(p.A.Other1, p.B.Other1));

    public static readonly Comparison Other2 = new(
        "other2", ["same", "close", "differs"], (in PairView p) => NameLevels.Plain(p.A.Other2, p.B.Other2));

    public static readonly Comparison Other3 = new(
        "other3", ["same", "close", "differs"], (in PairView p) => NameLevels.Plain(p.A.Other3, p.B.Other3));

    internal static int IdentifierLevel(string? a, string? b)
    {
        if (a is null || b is null)
            return 0;
        if (a == b)
            return 1;
        var shorter = Math.Min(a.Length, b.Length);
        if (shorter == 4 && Math.Max(a.Length, b.Length) > 4)
            return a.AsSpan(a.Length - 4).SequenceEqual(b.AsSpan(b.Length - 4)) ? 2 : 5;
        return EditDistance.Damerau(a, b, 2) switch
        {
            1 when shorter >= 6 => 3,
            2 when shorter >= 8 => 4,
            _ => 5,
        };
    }

    private static int PhoneLevel(Person a, Person b)
    {
        var level = PhoneLevel(a.Phone, b.Phone);
        if (level == 1 || (a.Phone2 == 0 && b.Phone2 == 0))
            return level;
        return Best(Best(level, PhoneLevel(a.Phone2, b.Phone)), Best(PhoneLevel(a.Phone, b.Phone2), PhoneLevel(a.Phone2, b.Phone2)));
    }

    private static int Best(int a, int b) => a == 0 ? b : b == 0 ? a : Math.Min(a, b);

    private static int PhoneLevel(long a, long b)
    {
        if (a == 0 || b == 0)
            return 0;
        if (a == b)
            return 1;
        if (a % 10_000_000 == b % 10_000_000)
            return 2;
        Span<char> x = stackalloc char[20];
        Span<char> y = stackalloc char[20];
        a.TryFormat(x, out var m);
        b.TryFormat(y, out var n);
        return EditDistance.Damerau(x[..m], y[..n], 1) == 1 ? 3 : 4;
    }

    private static int EmailLevel(string? a, string? b)
    {
        if (a is null || b is null)
            return 0;
        if (a == b)
            return 1;
        var localA = a.AsSpan(0, a.IndexOf('@', StringComparison.Ordinal));
        var localB = b.AsSpan(0, b.IndexOf('@', StringComparison.Ordinal));
        return localA.SequenceEqual(localB) && localA.Length > 4 || EditDistance.Damerau(a, b, 3) <= 3 ? 2 : 3;
    }
}
