using System.Text.Json.Serialization;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Audit;

/// <summary>
/// One access to tell the audit trail of: who, in what role, why, from where, did what to whose record.
/// </summary>
/// <param name="Interaction">A code of FHIR restful-interaction (<c>read</c>, <c>search-type</c>…), <c>chart-open</c>,
/// <c>login</c> or <c>logout</c>.</param>
/// <param name="Action">C, R, U, D or E. Source: FHIR R4 value set audit-event-action.</param>
/// <param name="Patient">Reference of the person, <c>Patient/123</c>; null when none is concerned.</param>
/// <param name="Entity">Reference of the resource seen or changed.</param>
/// <param name="Query">The search as asked; kept in the event, never logged.</param>
/// <param name="Failure">Why it was refused; null = it was done.</param>
public sealed record Sighting(
    string Who, string Role, string Purpose, string Address, string Interaction, char Action,
    string? Patient = null, string? Entity = null, string? Query = null, string? Failure = null)
{
    /// <summary>When; set by the trail as it takes the sighting.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>A read of something of one person.</summary>
    public static Sighting Read(Caller caller, string interaction, string? patient, string? entity, string? query = null) =>
        new(caller.Access.Who, caller.Role.Name, caller.Access.Purpose, caller.Address, interaction, 'R', patient, entity, query);

    /// <summary>A chart opened in the workbench.</summary>
    public static Sighting ChartOpened(Caller caller, string patient) => Read(caller, "chart-open", patient, patient);

    public static Sighting SignIn(string account, string address, string? failure) =>
        new($"Practitioner/{account}", "", "HSYSADMIN", address, "login", 'E', Failure: failure);

    public static Sighting SignOut(Caller caller) =>
        new(caller.Access.Who, caller.Role.Name, caller.Access.Purpose, caller.Address, "logout", 'E');
}

/// <summary>Sightings as lines of the spool.</summary>
[JsonSerializable(typeof(Sighting))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SightingJson : JsonSerializerContext;
