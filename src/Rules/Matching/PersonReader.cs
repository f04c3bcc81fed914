using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching;

/// <summary>
/// Makes records comparable: folds text, drops placeholders, takes addresses and dates apart. One reader serves all
/// records that are to be compared with each other; safe for many threads.
/// </summary>
public sealed class PersonReader(bool dayFirst = false)
{
    /// <summary>All names read so far.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>Reads one record. Nothing in it can fail: what cannot be read is missing, or an unreadable date.</summary>
    public Person Read(PersonText text)
    {
        var street = StreetText.Parse(text[PersonField.Number], text[PersonField.Street], text[PersonField.Unit]);
        var second = text[PersonField.Unit].Length > 4 ? Vocabulary.Read(text[PersonField.Unit]) : null;
        var (given, family) = Names(text);
        var others = text.Others;
        return new Person
        {
            Id = text.Id,
            Given = given,
            Family = family,
            Middle = Vocabulary.Read(text[PersonField.Middle]),
            Maiden = Vocabulary.Read(text[PersonField.Maiden]),
            Alias = Vocabulary.Read(text[PersonField.Alias]),
            Suffix = Generation(text[PersonField.Suffix]),
            BirthDate = BirthDate(text),
            BirthOrder = text[PersonField.BirthOrder] is [>= '1' and <= '9' and var order] ? (byte)(order - '0') : (byte)0,
            Sex = SexOf(text[PersonField.Sex]),
            Street = Placeholders.IsPlaceholder(street.Street) ? null : Vocabulary.Intern(street.Street),
            Number = street.Number,
            Unit = street.Unit,
            SecondLine = second,
            City = Vocabulary.Read(text[PersonField.City]),
            State = Vocabulary.Read(text[PersonField.State]),
            Zip = Zip(text[PersonField.Zip]),
            Phone = NumberText.Phone(text[PersonField.Phone]),
            Phone2 = text.FurtherPhones.Count > 0 ? NumberText.Phone(text.FurtherPhones[0]) : 0,
            Email = Email(text[PersonField.Email]),
            Ssn = NumberText.Identifier(text[PersonField.Ssn]),
            Mrn = NumberText.Identifier(text[PersonField.Mrn]),
            Insurance = NumberText.Identifier(text[PersonField.Insurance]),
            Mother = Vocabulary.Read(text[PersonField.Mother]),
            Guardian = Vocabulary.Read(text[PersonField.Guardian]),
            Other1 = others.Count > 0 ? Vocabulary.Read(others[0]) : null,
            Other2 = others.Count > 1 ? Vocabulary.Read(others[1]) : null,
            Other3 = others.Count > 2 ? Vocabulary.Read(others[2]) : null,
        };
    }

    private (NameText? Given, NameText? Family) Names(PersonText text)
    {
        var given = Vocabulary.Read(text[PersonField.Given]);
        var family = Vocabulary.Read(text[PersonField.Family]);
        if (given is not null && family is not null && Placeholders.IsDoe(given.Folded, family.Folded))
            return (null, null);
        if (given is null && family is not null && Placeholders.IsPlaceholder(Folding.Fold(text[PersonField.Given] + " " + text[PersonField.Family])))
            return (null, null);
        return (given, family);
    }

    private BirthDateText BirthDate(PersonText text)
    {
        var whole = text[PersonField.BirthDate];
        return whole.Length > 0
            ? BirthDateText.Parse(whole, dayFirst)
            : BirthDateText.FromParts(text[PersonField.Year], text[PersonField.Month], text[PersonField.Day]);
    }

    private static byte Generation(string suffix) => Folding.Fold(suffix) switch
    {
        "sr" or "senior" or "i" or "1st" => 1,
        "jr" or "junior" or "ii" or "2nd" => 2,
        "iii" or "3rd" => 3,
        "iv" or "4th" => 4,
        "v" or "5th" => 5,
        _ => 0,
    };

    private static char SexOf(string sex) => Folding.Fold(sex) switch
    {
        "f" or "female" or "w" or "woman" or "fem" => 'f',
        "m" or "male" or "man" => 'm',
        "o" or "other" or "x" or "nonbinary" => 'o',
        _ => '\0',
    };

    private static string Zip(string text)
    {
        var folded = Folding.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        if (Placeholders.IsPlaceholder(folded) || folded.AsSpan().IndexOfAnyExcept(folded[0]) < 0)
            return "";
        return folded.Length == 9 && folded.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? folded[..5] : folded;
    }

    private static string? Email(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? null : text.ToLowerInvariant();
    }
}
