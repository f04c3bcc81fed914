using System.Globalization;

namespace Chartroom.Server.Records.Patients;

/// <summary>
/// What a person typed to find a patient, word by word: parts of names, a date of birth in the usual writings, digits of
/// a record number or a phone. A year alone (<c>1961</c>) narrows by year of birth. Pure.
/// </summary>
public sealed record PatientQuery(IReadOnlyList<string> Names, IReadOnlyList<DateOnly> Births, IReadOnlyList<string> Numbers)
{
    private static readonly string[] DateForms =
        ["yyyy-M-d", "M/d/yyyy", "M-d-yyyy", "d.M.yyyy", "yyyy/M/d", "yyyyMMdd", "MMddyyyy", "d-MMM-yyyy", "dMMMyyyy"];

    public bool IsEmpty => Names.Count == 0 && Births.Count == 0 && Numbers.Count == 0;

    public static PatientQuery Read(string text)
    {
        var (names, births, numbers) = (new List<string>(), new List<DateOnly>(), new List<string>());
        foreach (var word in JoinPhone(text).Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = word.Count(char.IsAsciiDigit);
            var date = default(DateOnly);
            if (digits >= 4 && DateOnly.TryParseExact(word, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is > 1880 and < 2200)
                births.Add(date);
            // Eight digits may be a number as well as a date: both are looked for.
            if (digits >= 3 && (births.Count == 0 || word.All(char.IsAsciiDigit) || births[^1] != date))
                numbers.Add(Compact(word));
            else if (digits < 3)
                names.AddRange(NameFolding.Words(word));
        }
        return new PatientQuery(names, births, numbers);
    }

    /// <summary>A number as it is kept for search: letters and digits alone, in lower case.</summary>
    public static string Compact(string number) =>
        string.Concat(number.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>A phone number typed with blanks, such as <c>(617) 555 0134</c>, becomes one word.</summary>
    private static string JoinPhone(string text)
    {
        var body = text.Trim();
        return body.Length > 6 && body.All(c => char.IsAsciiDigit(c) || c is ' ' or '(' or ')' or '-' or '+' or '.')
            && body.Count(char.IsAsciiDigit) is >= 9 and <= 15
            && body.Contains(' ', StringComparison.Ordinal)
            ? string.Concat(body.Where(char.IsAsciiDigit))
            : text;
    }
}
