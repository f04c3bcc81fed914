using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>What is known of a bill: when it went out, its number in the billing system; not sent when that was taken back.</summary>
/// <param name="IsOurs">A person said it here; else a billing system filed it, and takes it back itself.</param>
public sealed record BillFacts(DateOnly Day, string Number, bool IsSent, bool IsOurs = true);

/// <summary>
/// The bill of an abstract as a Claim related to it: active once it went out, cancelled when that was taken back. A billing system may
/// file the same Claim through the FHIR door. Source: FHIR R4 Claim.related.
/// </summary>
internal static class Bill
{
    public static ResourceKey KeyOf(ResourceKey abstractKey) => new("Claim", $"bill-{abstractKey.Id}");

    public static BillFacts? Read(StoredVersion? version)
    {
        if (version?.Document is not { } document)
            return null;
        var root = document.Root;
        return new BillFacts(
            Stays.Stay.Day(root["created"u8].Text ?? "") ?? default, root["identifier"u8][1]["value"u8].Text ?? "", root["status"u8].Is("active"u8),
            version.Key.Id.StartsWith("bill-abstract-", StringComparison.Ordinal));
    }

    /// <summary>What finds the bills of an abstract that went out, whoever filed them.</summary>
    public static SearchQuery Sent(ResourceKey abstractKey) =>
        new("Claim", [new("identifier", null, [$"{CodeNames.Own}|bill-of-{abstractKey.Id}"]), new("status", null, ["active"])], Count: 1);

    public static RecordWrite Write(Caller caller, Account account, BillFacts facts)
    {
        var (key, coded, stay) = (KeyOf(account.Abstract.Key), account.Abstract.Key, account.Stay);
        var identifiers = new JsonArray(new JsonObject { ["system"] = CodeNames.Own, ["value"] = $"bill-of-{coded.Id}" });
        if (facts.Number.Length > 0)
            identifiers.Add(new JsonObject { ["system"] = $"{CodeNames.Own}:bill", ["value"] = facts.Number });
        var claim = new JsonObject
        {
            ["resourceType"] = "Claim",
            ["id"] = key.Id,
            ["identifier"] = identifiers,
            ["status"] = facts.IsSent ? "active" : "cancelled",
            ["type"] = AbstractClaim.Concept(CodeNames.ClaimType, "institutional"),
            ["use"] = "claim",
            ["patient"] = AbstractClaim.Reference($"Patient/{stay.PatientId}"),
            ["created"] = $"{facts.Day:yyyy-MM-dd}",
            ["enterer"] = AbstractClaim.Reference(caller.Access.Who, caller.Display),
            ["provider"] = new JsonObject { ["display"] = "This hospital" },
            ["priority"] = AbstractClaim.Concept(CodeNames.Priority, "normal"),
            ["related"] = new JsonArray(new JsonObject { ["claim"] = AbstractClaim.Reference(coded.ToString()) }),
            ["insurance"] = new JsonArray(AbstractClaim.InsuranceOf(account.Payer.Coverage)),
            ["item"] = new JsonArray(AbstractClaim.ItemOf(stay)),
        };
        return new RecordWrite.Update(key, AbstractClaim.ToDocument(claim));
    }
}
