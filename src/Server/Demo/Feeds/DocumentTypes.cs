namespace Chartroom.Server.Demo.Feeds;

/// <summary>The LOINC document types that the stories use, with the titles a hospital prints.</summary>
internal static class DocumentTypes
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["34117-2"] = "History and physical note",
        ["11506-3"] = "Progress note",
        ["11488-4"] = "Consult note",
        ["11504-8"] = "Surgical operation note",
        ["34750-0"] = "Anesthesiology note",
        ["18748-4"] = "Diagnostic imaging study",
        ["11526-1"] = "Pathology study",
        ["18842-5"] = "Discharge summary",
        ["34111-5"] = "Emergency department note",
        ["34108-1"] = "Outpatient note",
        ["57133-1"] = "Referral note",
        ["28570-0"] = "Procedure note",
        ["15508-5"] = "Labor and delivery record",
        ["34746-8"] = "Nurse note",
        ["69730-0"] = "Discharge instructions",
        ["11524-6"] = "EKG study",
        ["18745-0"] = "Cardiac catheterization study",
        ["18751-8"] = "Endoscopy study",
        ["11522-0"] = "Echocardiography study",
        ["34788-0"] = "Psychiatry consult note",
        ["18761-7"] = "Transfer summary note",
    };

    public static IEnumerable<string> Codes => Titles.Keys;

    public static string Title(string loinc) => Titles.TryGetValue(loinc, out var title) ? title : throw new FormatException($"Unknown document type {loinc}.");
}
