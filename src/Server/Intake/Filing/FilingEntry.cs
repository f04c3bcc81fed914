using System.Text.Json.Nodes;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// One resource that an item brings, whatever it came as. <c>Id</c> is made from what the thing is, so that the same thing has the same id in
/// every message; <c>Token</c> (<c>system|value</c>) finds it when another door brought it first.
/// </summary>
internal sealed record FilingEntry(
    string Type, string FullUrl, JsonObject Resource, string Place, string? Token, bool Updates, bool Referenced, JsonObject? Defaults)
{
    public string Id => FullUrl[(FullUrl.LastIndexOf(':') + 1)..];
}

/// <summary>What an item becomes, or why it cannot be read: <c>Reason</c> begins with the place at fault and never holds patient data. <c>Activity</c> says
/// what was filed, such as <c>HL7 v2 ADT^A01</c>.</summary>
internal sealed record ReadItem(IReadOnlyList<FilingEntry> Entries, string Activity, string? Reason)
{
    /// <summary>Who sent it, when it is a message that says so.</summary>
    public MessageSender? Sender { get; init; }

    /// <summary>What is wrong, with its place in the bytes; null when the item can be read.</summary>
    public Issue? Fault { get; init; }
}
