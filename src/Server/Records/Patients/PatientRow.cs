using Chartroom.Fhir.Documents;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Records.Patients;

/// <summary>A patient as the index keeps them: what is compared, and what a line of the answer shows.</summary>
internal sealed record PatientRow(
    string Id, string Name, string Sex, string BirthDate, string Mrn, string Phone, string Place, string? MergedInto,
    string[] Words, string[] Numbers, string[] Phones, IReadOnlyList<string>? Labels)
{
    public static PatientRow Of(Element patient)
    {
        var (words, numbers, phones) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var name in patient["name"u8].Items)
        {
            words.UnionWith(NameFolding.Words(name["family"u8].Text ?? ""));
            foreach (var given in Reading.Texts(name["given"u8]))
                words.UnionWith(NameFolding.Words(given));
            if (!name["family"u8].Exists)
                words.UnionWith(NameFolding.Words(name["text"u8].Text ?? ""));
        }
        foreach (var identifier in patient["identifier"u8].Items)
        {
            if (identifier["value"u8].Text is { Length: > 0 } value)
                numbers.Add(PatientQuery.Compact(value));
        }
        foreach (var telecom in patient["telecom"u8].Items)
        {
            if (telecom["system"u8].Is("email"u8) || telecom["value"u8].Text is not { } value)
                continue;
            var digits = string.Concat(value.Where(char.IsAsciiDigit));
            if (digits.Length >= 4)
                phones.Add(digits);
        }
        var address = patient["address"u8][0];
        string[] place = [address["city"u8].Text ?? "", address["state"u8].Text ?? ""];
        return new PatientRow(
            patient["id"u8].Text ?? "", patient["name"u8][0].PersonName() is { Length: > 0 } shown ? shown : "(no name)", PatientBanner.SexOf(patient),
            patient["birthDate"u8].Text ?? "", PatientBanner.MrnOf(patient), PatientBanner.TelecomOf(patient["telecom"u8]),
            string.Join(", ", place.Where(p => p.Length > 0)), PatientBanner.MergedIntoOf(patient),
            [.. words], [.. numbers], [.. phones], Reading.Labels(patient));
    }
}

/// <summary>A patient found, and by what.</summary>
/// <param name="Why">What of the query fitted: <c>name</c>, <c>similar name</c>, <c>number</c>, <c>phone</c>, <c>date of birth</c>.</param>
/// <param name="MergedInto">The id of the record that replaced this one; null for a record in use.</param>
public sealed record PatientHit(
    string Id, string Name, string Sex, string BirthDate, string Age, string Mrn, string Phone, string Place, string Why, double Score,
    string? MergedInto);

/// <summary>The best hits first. <c>Total</c> counts all who fit; <c>Ready</c> is false while the index is still being filled.</summary>
public sealed record PatientHits(IReadOnlyList<PatientHit> Patients, int Total, int Known, bool Ready);
