using System.Globalization;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Records.Patients;

/// <summary>
/// Whose record it is, always in sight: name as LAST, First, sex, date of birth with age, number, allergies. Empty text
/// where the record does not say. <c>MergedInto</c> is the id of the record that replaced this one; <c>Joined</c> counts the records
/// that went up in this one.
/// </summary>
public sealed record PatientBanner(
    string Id, string Name, string Sex, string BirthDate, string Age, string Deceased, string Mrn, IReadOnlyList<string> OtherNames,
    IReadOnlyList<string> Numbers, string Phone, string Address, IReadOnlyList<BannerAllergy> Allergies, string AllergyNote, string? MergedInto, int Joined)
{
    /// <summary>The banner of a Patient resource; <paramref name="allergies"/> are the lines of that section of the chart.</summary>
    public static PatientBanner Of(Element patient, IReadOnlyList<ChartEntry> allergies, TimeProvider clock)
    {
        var names = new List<string>();
        foreach (var name in patient["name"u8].Items)
            names.Add(name.PersonName());
        var numbers = new List<string>();
        foreach (var identifier in patient["identifier"u8].Items)
            numbers.Add(string.Join(' ', new[] { identifier["type"u8].Concept(), identifier["value"u8].Text ?? "" }.Where(t => t.Length > 0)));
        var birth = patient["birthDate"u8].Text ?? "";
        var died = patient["deceasedDateTime"u8].Text is { } at ? ChartTime.Parse(at) : ChartTime.None;
        var deceased = died.Exists ? died.Text : patient["deceasedBoolean"u8].Flag == true ? "date not known" : "";
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var until = died.Exists ? DateOnly.FromDateTime(new DateTime(died.Ticks, DateTimeKind.Utc)) : today;
        var active = allergies.Where(a => a.Active).DistinctBy(a => a.What).ToList();
        return new PatientBanner(
            patient["id"u8].Text ?? "", names.FirstOrDefault() is { Length: > 0 } first ? first : "(no name)", SexOf(patient), birth, AgeAt(birth, until), deceased,
            MrnOf(patient), [.. names.Skip(1)], numbers, TelecomOf(patient["telecom"u8]), AddressOf(patient["address"u8][0]),
            [.. active.Select(a => new BannerAllergy(a.Key, a.What, a.Tone))], active.Count > 0 ? "" : allergies.Count > 0 ? "no active allergy" : "no allergy recorded",
            MergedIntoOf(patient), JoinedIn(patient));
    }

    /// <summary>The person's age in whole years; under two years in months, under two months in days; empty when the date is not whole.</summary>
    public static string AgeAt(string birthDate, DateOnly on)
    {
        if (!DateOnly.TryParseExact(birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born > on)
            return "";
        var months = ((on.Year - born.Year) * 12) + on.Month - born.Month - (on.Day < born.Day ? 1 : 0);
        return months switch
        {
            >= 24 => $"{months / 12} y",
            >= 2 => $"{months} mo",
            _ => $"{on.DayNumber - born.DayNumber} d",
        };
    }

    /// <summary>The medical record number: the identifier typed MR, else the usual one, else the only one.</summary>
    public static string MrnOf(Element patient)
    {
        string? usual = null;
        string? first = null;
        foreach (var identifier in patient["identifier"u8].Items)
        {
            var value = identifier["value"u8].Text;
            if (value is null)
                continue;
            foreach (var coding in identifier["type"u8]["coding"u8].Items)
            {
                if (coding["code"u8].Is("MR"u8))
                    return value;
            }
            if (identifier["use"u8].Is("usual"u8))
                usual ??= value;
            first ??= value;
        }
        return usual ?? (patient["identifier"u8].Count == 1 ? first ?? "" : "");
    }

    public static string SexOf(Element patient) => patient["gender"u8].Text switch
    {
        "male" => "M",
        "female" => "F",
        "other" => "X",
        _ => "U",
    };

    /// <summary>How many records this one replaces. Source: FHIR R4 Patient.link, link-type replaces.</summary>
    private static int JoinedIn(Element patient)
    {
        var joined = 0;
        foreach (var link in patient["link"u8].Items)
            joined += link["type"u8].Is("replaces"u8) ? 1 : 0;
        return joined;
    }

    /// <summary>The id of the record that replaced this one. Source: FHIR R4 Patient.link, link-type replaced-by.</summary>
    public static string? MergedIntoOf(Element patient)
    {
        foreach (var link in patient["link"u8].Items)
        {
            var target = link["other"u8].Target();
            if (link["type"u8].Is("replaced-by"u8) && target.StartsWith("Patient/", StringComparison.Ordinal))
                return target["Patient/".Length..];
        }
        return null;
    }

    public static string TelecomOf(Element telecoms)
    {
        foreach (var telecom in telecoms.Items)
        {
            if (telecom["system"u8].Is("phone"u8) && telecom["value"u8].Text is { } value)
                return value;
        }
        return "";
    }

    public static string AddressOf(Element address)
    {
        if (!address.Exists)
            return "";
        string[] parts = [.. Reading.Texts(address["line"u8]), address["city"u8].Text ?? "", address["state"u8].Text ?? "", address["postalCode"u8].Text ?? ""];
        return string.Join(", ", parts.Where(p => p.Length > 0)) is { Length: > 0 } whole ? whole : address["text"u8].Text ?? "";
    }
}

/// <summary>An active allergy in the banner.</summary>
public sealed record BannerAllergy(string Key, string What, Tone Tone);
