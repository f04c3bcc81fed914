using Chartroom.Fhir.Documents;
using Chartroom.Server.Audit;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;
using Chartroom.Store;

namespace Chartroom.Server.Intake.Monitor;

/// <summary>Whose an item or a scan is, in the words of the chart's banner.</summary>
internal static class IntakePatients
{
    /// <summary>The person of what came of an item: the patient it wrote, else the one that its first result belongs to.</summary>
    public static async Task<IntakePatient?> OfAsync(IRecordStore store, Access access, IReadOnlyList<IntakeResult> results, CancellationToken cancel)
    {
        if (results.Count == 0)
            return null;
        var reference = results.FirstOrDefault(r => r.Type == "Patient")?.Reference;
        if (reference is null && KeyOf(results[0].Reference) is { } first && (await store.ReadAsync(access, first, null, cancel))?.Document is { } document)
            reference = PatientsOf.Resource(document) is [var subject, ..] ? subject : null;
        return reference is null ? null : (await OfAsync(store, access, [reference], cancel)).GetValueOrDefault(reference);
    }

    /// <summary>The persons of references such as <c>Patient/12</c>; who is not there or may not be seen is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, IntakePatient>> OfAsync(
        IRecordStore store, Access access, IEnumerable<string> references, CancellationToken cancel)
    {
        ResourceKey[] keys = [.. references.Distinct().Select(KeyOf).OfType<ResourceKey>()];
        var found = await store.ReadManyAsync(access, keys, null, cancel);
        return found.ToDictionary(v => v.Key.ToString(), v => Of(v.Document!.Root));
    }

    private static IntakePatient Of(Element patient) => new(
        patient["id"u8].Text ?? "", patient["name"u8][0].PersonName() is { Length: > 0 } name ? name : "(no name)", PatientBanner.SexOf(patient),
        patient["birthDate"u8].Text ?? "", PatientBanner.MrnOf(patient));

    private static ResourceKey? KeyOf(string reference) => reference.Split('/') is [var type, var id] ? new ResourceKey(type, id) : null;
}
