using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>Levels of the date of birth and of sex.</summary>
internal static class BirthDateLevels
{
    public static readonly Comparison BirthDate = new(
        "birthDate", ["same", "near", "partial", "twoParts", "sameYear", "unreadable", "differs"],
        (in PairView p) => Level(p.A.BirthDate, p.B.BirthDate));

    public static readonly Comparison Sex = new(
        "sex", ["same", "differs"], (in PairView p) => p.A.Sex == '\0' || p.B.Sex == '\0' ? 0 : p.A.Sex == p.B.Sex ? 1 : 2);

    internal static int Level(BirthDateText a, BirthDateText b)
    {
        if (a.IsMissing || b.IsMissing)
            return 0;
        if (a.IsUnreadable || b.IsUnreadable)
            return 6;
        if (a.Digits == b.Digits)
            return a.Day == 0 ? 3 : 1;
        if ((a.CenturyGuessed || b.CenturyGuessed) && a.Year % 100 == b.Year % 100 && a.Month == b.Month && a.Day == b.Day)
            return 1;
        if (a.Day == 0 || b.Day == 0)
            return Partial(a, b);
        if (IsNear(a, b))
            return 2;
        if (a.Year == b.Year && (a.MayBeYearOnly || b.MayBeYearOnly))
            return 3;
        if (!a.IsReal || !b.IsReal)
            return DigitsApart(a.Digits, b.Digits) == 2 ? 4 : 6;
        var equal = (a.Year == b.Year ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0);
        return equal == 2 || (equal == 1 && DigitsApart(a.Digits, b.Digits) == 2) ? 4 : a.Year == b.Year ? 5 : 7;
    }

    private static int Partial(BirthDateText a, BirthDateText b)
    {
        if (a.Year != b.Year && a.Year != 0 && b.Year != 0)
            return 7;
        return a.Month == b.Month || a.Month == 0 || b.Month == 0 ? 3 : 5;
    }

    /// <summary>Day and month swapped, one digit wrong, two neighbouring digits swapped, or a day apart.</summary>
    private static bool IsNear(BirthDateText a, BirthDateText b)
    {
        if (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
            return true;
        var apart = DigitsApart(a.Digits, b.Digits);
        if (apart == 1 || (apart == 2 && IsTransposed(a.Digits, b.Digits)))
            return true;
        return a.IsReal && b.IsReal
            && Math.Abs(new DateOnly(a.Year, a.Month, a.Day).DayNumber - new DateOnly(b.Year, b.Month, b.Day).DayNumber) == 1;
    }

    private static int DigitsApart(int a, int b)
    {
        var apart = 0;
        for (; a > 0 || b > 0; a /= 10, b /= 10)
        {
            if (a % 10 != b % 10)
                apart++;
        }
        return apart;
    }

    private static bool IsTransposed(int a, int b)
    {
        while (a % 10 == b % 10)
            (a, b) = (a / 10, b / 10);
        return a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
    }
}
