using Chartroom.Fhir.Documents;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>
/// A record as a steward tells it from another: name as LAST, First, sex, date of birth, record number, where it comes from
/// (the authority of its number) and when it was made. <c>MergedInto</c> is the record in use for a retired one.
/// </summary>
public sealed record RecordFace(
    string Id, string Name, string Sex, string BirthDate, string Mrn, string Source, string Phone, string Place, string Updated, string? MergedInto)
{
    public static RecordFace Of(StoredVersion version)
    {
        var patient = version.Document!.Root;
        var address = patient["address"u8][0];
        string[] place = [address["city"u8].Text ?? "", address["state"u8].Text ?? ""];
        return new RecordFace(
            version.Key.Id, patient["name"u8][0].PersonName() is { Length: > 0 } name ? name : "(no name)", PatientBanner.SexOf(patient),
            patient["birthDate"u8].Text ?? "", PatientBanner.MrnOf(patient), SourceOf(patient), PatientBanner.TelecomOf(patient["telecom"u8]),
            string.Join(", ", place.Where(p => p.Length > 0)), version.LastUpdated.UtcDateTime.ToString("yyyy-MM-dd HH:mm"), PatientBanner.MergedIntoOf(patient));
    }

    /// <summary>
    /// The authority that gave the record its number: the assigner's name, else the system of the record number without its
    /// prefix, else the organization in charge.
    /// </summary>
    public static string SourceOf(Element patient)
    {
        foreach (var identifier in patient["identifier"u8].Items)
        {
            var isRecordNumber = identifier["type"u8]["coding"u8][0]["code"u8].Is("MR"u8) || patient["identifier"u8].Count == 1;
            if (!isRecordNumber)
                continue;
            if (identifier["assigner"u8]["display"u8].Text is { Length: > 0 } assigner)
                return assigner;
            if (identifier["system"u8].Text is { Length: > 0 } system)
                return Short(system);
        }
        return patient["managingOrganization"u8].Referred();
    }

    private static string Short(string system) =>
        system.StartsWith("urn:id:", StringComparison.Ordinal) ? system["urn:id:".Length..] : system;
}
