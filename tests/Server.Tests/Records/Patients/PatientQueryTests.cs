using Chartroom.Server.Records.Patients;
using Xunit;

namespace Chartroom.Server.Tests.Records.Patients;

public sealed class PatientQueryTests
{
    [Theory]
    [InlineData("1961-04-09")]
    [InlineData("4/9/1961")]
    [InlineData("04/09/1961")]
    [InlineData("9.4.1961")]
    [InlineData("9-Apr-1961")]
    public void A_date_of_birth_is_known_in_its_usual_writings(string text)
    {
        var query = PatientQuery.Read(text);
        Assert.Equal([new DateOnly(1961, 4, 9)], query.Births);
        Assert.Empty(query.Numbers);
        Assert.Empty(query.Names);
    }

    [Fact]
    public void Eight_digits_are_a_date_and_a_number()
    {
        var query = PatientQuery.Read("19610409");
        Assert.Equal([new DateOnly(1961, 4, 9)], query.Births);
        Assert.Equal(["19610409"], query.Numbers);
    }

    [Fact]
    public void Names_are_folded_word_by_word() =>
        Assert.Equal(["obrien", "jose", "garcia", "lopez"], PatientQuery.Read("O'Brien, José García-López").Names);

    [Fact]
    public void A_phone_with_blanks_is_one_number() =>
        Assert.Equal(["6175550134"], PatientQuery.Read("(617) 555-0134").Numbers.Concat(PatientQuery.Read("(617) 555 0134").Numbers).Distinct());

    [Theory]
    [InlineData("smith", "smyth", 1)]
    [InlineData("okafor", "okaofr", 1)]
    [InlineData("adaeze", "adeze", 1)]
    [InlineData("jones", "jones", 0)]
    [InlineData("jones", "smith", 3)]
    public void A_swap_counts_as_one_typing_error(string a, string b, int errors) =>
        Assert.Equal(errors, NameFolding.Distance(a, b, 2));

    [Theory]
    [InlineData("catherine", "katherine")]
    [InlineData("philip", "filip")]
    [InlineData("schmidt", "smit")]
    [InlineData("stephen", "steven")]
    public void Names_that_sound_alike_have_one_sound(string a, string b) =>
        Assert.Equal(NameFolding.Sound(a), NameFolding.Sound(b));

    [Theory]
    [InlineData("1961-04-09", "2026-11-22", "65 y")]
    [InlineData("2026-04-22", "2026-11-22", "7 mo")]
    [InlineData("2026-11-01", "2026-11-22", "21 d")]
    [InlineData("2024-02-29", "2026-02-28", "23 mo")]
    [InlineData("1961", "2026-11-22", "")]
    [InlineData("2027-01-01", "2026-11-22", "")]
    public void Age_is_told_as_people_tell_it(string born, string on, string age) =>
        Assert.Equal(age, PatientBanner.AgeAt(born, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));
}
