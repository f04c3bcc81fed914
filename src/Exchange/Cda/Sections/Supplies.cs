using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Supplies to DeviceUseStatement or DeviceRequest with their Device, to MedicationDispense when a drug is handed over.
/// Source: C-CDA R2.1, Non-Medicinal Supply Activity, Product Instance; US Core Implantable Device.
/// </summary>
internal static class Supplies
{
    private const string Fda = "2.16.840.1.113883.3.3719";

    public static IReadOnlyList<BundleEntry> Map(MappingScope scope, CdaElement supply, SectionKind section)
    {
        if (IsDrug(supply, section))
            return supply["moodCode"] == "EVN" ? [Medications.Dispense(scope, supply, null, null)] : [Medications.Map(scope, supply, section)];
        var devices = Devices(scope, supply).ToList();
        if (devices.Count == 0 && supply.At("product", "manufacturedProduct") is { } product)
            devices.AddRange(Product(scope, product) is { } made ? [made] : []);
        return Statements.IsPlanned(supply) ? [Request(scope, supply, devices)] : Uses(scope, supply, devices);
    }

    /// <summary>The devices that take part in a statement (a product instance), with their UDI.</summary>
    public static IEnumerable<BundleEntry> Devices(MappingScope scope, CdaElement statement) =>
        statement.Children("participant")
            .Where(p => p["typeCode"] is "DEV" or "PRD" || p.Child("participantRole")?.HasTemplate(Templates.ProductInstance) == true)
            .Select(p => p.Child("participantRole")).OfType<CdaElement>()
            .Where(r => r.Child("playingDevice") is not null)
            .Select(r => Device(scope, r)).OfType<BundleEntry>();

    private static bool IsDrug(CdaElement supply, SectionKind section) =>
        supply.HasTemplate(Templates.Dispense) || supply.HasTemplate(Templates.SupplyOrder)
        || section is SectionKind.Medications or SectionKind.DischargeMedications;

    public static BundleEntry? Device(MappingScope scope, CdaElement role)
    {
        var playing = role.Child("playingDevice")!;
        var model = playing.Child("manufacturerModelName")?.Text;
        var type = scope.Values.Concept(playing.Child("code"));
        var udi = role.Children("id").FirstOrDefault(i => i["root"] == Fda && i["extension"] is not null)?["extension"];
        if (model is null && type is null && udi is null)
            return null;
        var maker = Names.Display(role.At("scopingEntity", "desc")) ?? role.At("scopingEntity", "desc")?.Text;
        var resource = JsonParts.Object(
            ("resourceType", "Device"), ("identifier", CdaValues.IdentifiersOf(role)),
            ("udiCarrier", udi is null ? null : new JsonArray(JsonParts.Object(("deviceIdentifier", DeviceIdentifier(udi)), ("carrierHRF", udi)))),
            ("status", "active"), ("manufacturer", maker), ("modelNumber", model), ("type", type), ("patient", scope.Subject));
        return scope.Bundle.AddClinical(resource, role);
    }

    private static BundleEntry? Product(MappingScope scope, CdaElement product)
    {
        var material = product.Child("manufacturedMaterial");
        var type = scope.Values.Concept(material?.Child("code"));
        var name = Names.Display(material?.Child("name"));
        if (type is null && name is null)
            return null;
        var resource = JsonParts.Object(
            ("resourceType", "Device"), ("identifier", CdaValues.IdentifiersOf(product)), ("status", "active"),
            ("manufacturer", Names.Display(product.At("manufacturerOrganization", "name"))),
            ("deviceName", name is null ? null : new JsonArray(JsonParts.Object(("name", name), ("type", "user-friendly-name")))),
            ("type", type), ("patient", scope.Subject));
        return scope.Bundle.AddClinical(resource, product);
    }

    /// <summary>The device identifier within a GS1 UDI, <c>(01)</c> and 14 digits; of other forms the whole.</summary>
    private static string DeviceIdentifier(string udi)
    {
        var at = udi.IndexOf("(01)", StringComparison.Ordinal);
        return at >= 0 && udi.Length >= at + 18 ? udi.Substring(at + 4, 14) : udi;
    }

    private static BundleEntry Request(MappingScope scope, CdaElement supply, List<BundleEntry> devices)
    {
        var resource = JsonParts.Object(("resourceType", "DeviceRequest"));
        resource.Put("identifier", CdaValues.IdentifiersOf(supply)).Put("status", "active").Put("intent", supply["moodCode"] == "RQO" ? "order" : "plan");
        if (devices.Count > 0)
            resource.Put("codeReference", devices[0].Reference());
        else
            resource.Put("codeCodeableConcept", Procedures.CodeOf(scope, supply));
        resource.Put("subject", scope.Subject);
        scope.Values.PutTime(resource, "occurrence", supply.Child("effectiveTime"));
        resource.Put("requester", Parties.RecorderOf(scope, supply)).Put("reasonCode", scope.Reasons(supply)).Put("note", scope.Notes(supply));
        return scope.Bundle.AddClinical(resource, supply);
    }

    private static List<BundleEntry> Uses(MappingScope scope, CdaElement supply, List<BundleEntry> devices)
    {
        var mapped = new List<BundleEntry>(devices);
        foreach (var device in devices)
        {
            var resource = scope.About("DeviceUseStatement");
            resource.Put("identifier", CdaValues.IdentifiersOf(supply))
                .Put("status", supply.Child("statusCode")?["code"] is "active" ? "active" : supply.Child("statusCode")?["code"] is "nullified" ? "entered-in-error" : "completed");
            scope.Values.PutTime(resource, "timing", supply.Child("effectiveTime"));
            resource.Put("recordedOn", scope.Recorded(supply)).Put("device", device.Reference()).Put("reasonCode", scope.Reasons(supply))
                .Put("note", scope.Notes(supply));
            mapped.Add(scope.Bundle.AddClinical(resource, supply));
        }
        return mapped;
    }
}
