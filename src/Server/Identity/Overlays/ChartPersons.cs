using Chartroom.Rules.Matching.Overlays;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Overlays;

/// <summary>What a Patient says that entries can contradict.</summary>
internal static class ChartPersons
{
    public static ChartPerson Of(StoredVersion version)
    {
        var patient = version.Document!.Root;
        return new ChartPerson(
            patient["gender"u8].Text is "male" or "female" ? patient["gender"u8].Text! : "", Date(patient["birthDate"u8].Text), Date(patient["deceasedDateTime"u8].Text));
    }

    private static DateOnly? Date(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", out var date) ? date : null;
}
