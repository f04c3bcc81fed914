using System.Text.Json.Serialization;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Abstracts;

/// <summary>Where an abstract stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AbstractStatus>))]
public enum AbstractStatus : byte
{
    /// <summary>Nothing is kept yet.</summary>
    [JsonStringEnumMemberName("none")]
    None,
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Final: the encounter is coded.</summary>
    [JsonStringEnumMemberName("final")]
    Final,
}

/// <summary>
/// The coded encounter as the record keeps it. <c>Version</c> is 0 before anything is kept; it is what a change must name,
/// so that two coders never overwrite each other unseen.
/// </summary>
/// <param name="Drg">The MS-DRG to which the codes group; null when they group to none.</param>
/// <param name="DrgVersion">The grouper's version, <c>v43.1</c>.</param>
/// <param name="WorkingDrg">The first MS-DRG that the draft reached; what the final one is reconciled with.</param>
/// <param name="Coder">Reference of who changed it last.</param>
public sealed record EncounterAbstract(
    ResourceKey Key, long Version, AbstractStatus Status, AbstractCodes Codes, int? Drg, string DrgVersion, int? WorkingDrg,
    string Coder, string CoderName, DateTimeOffset ChangedAt)
{
    /// <summary>The abstract of an encounter of which nothing is kept.</summary>
    public static EncounterAbstract None(ResourceKey key) => new(key, 0, AbstractStatus.None, AbstractCodes.Empty, null, "", null, "", "", default);

    /// <summary>The entity tag of the version.</summary>
    public string ETag => $"W/\"{Version}\"";
}
