namespace Chartroom.Store;

/// <summary>
/// Who asks, in what role, for what purpose, and what that lets them see. Carried by every read of the store.
/// </summary>
/// <param name="Who">The reference of the asker, such as <c>Practitioner/jdoe</c> or <c>Device/mllp</c>.</param>
/// <param name="Role">The role in force, a name of the role table.</param>
/// <param name="Purpose">Why: a code of HL7 v3 PurposeOfUse (<c>TREAT</c>, <c>HPAYMT</c>, <c>HOPERAT</c>, <c>PATRQT</c>…).</param>
/// <param name="Scope">What may be seen.</param>
public sealed record Access(string Who, string Role, string Purpose, AccessScope Scope)
{
    /// <summary>The program itself: projections, upkeep, migrations. Never handed to a request.</summary>
    public static Access System { get; } = new("Device/chartroom", "system", "HSYSADMIN", AccessScope.Everything);
}

/// <summary>
/// What an asker may see: types (null = all), one patient's compartment (null = all), and the security labels
/// (<c>system|code</c>) that are withheld.
/// </summary>
public sealed record AccessScope(
    IReadOnlySet<string>? Types = null, string? PatientCompartment = null, IReadOnlySet<string>? WithheldLabels = null)
{
    public static AccessScope Everything { get; } = new();
}
