using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;
using Chartroom.Store.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Identity.Registering;

/// <summary>
/// A person as typed at the desk. <c>Number</c> is the record number, made when empty. <c>PassedOver</c> are the records that
/// the warning named and the registrar did not choose.
/// </summary>
public sealed record RegistrationForm(
    [Required, MaxLength(200)] string Family, [MaxLength(200)] string? Given, [MaxLength(200)] string? Middle, [MaxLength(10)] string? BirthDate, string? Sex,
    [MaxLength(200)] string? Street, [MaxLength(100)] string? City, [MaxLength(50)] string? State, [MaxLength(20)] string? Zip, [MaxLength(40)] string? Phone,
    [MaxLength(200)] string? Email, [MaxLength(20)] string? Ssn, [MaxLength(40)] string? Number, IReadOnlyList<string>? PassedOver);

/// <summary>The record that was made.</summary>
public sealed record Registered(RecordFace Face, string Act);

/// <summary>
/// Registers a person: a Patient, the act that says who registered and past which warning, and the audit event, together.
/// The desk is warned beforehand (<see cref="RegisterCheck"/>) and never blocked.
/// </summary>
internal sealed class Registration(IRecordStore store, ServerSettings settings)
{
    public const string NumberSystem = "urn:chartroom:mrn";

    public static async Task<Results<Ok<Registered>, ProblemHttpResult>> AnswerAsync(
        Caller caller, Registration registration, RegistrationForm form, CancellationToken cancel)
    {
        if (Fault(form) is { } fault)
            return TypedResults.Problem(fault, statusCode: 422);
        var outcome = await registration.RegisterAsync(Actor.Of(caller), form, cancel);
        if (outcome.Act is not { } act)
            return ActEndpoints.Problem(outcome);
        var written = await registration.ReadAsync(act.Kept, cancel);
        return TypedResults.Ok(new Registered(RecordFace.Of(written), act.Id));
    }

    private static string? Fault(RegistrationForm form) => form switch
    {
        { BirthDate: { Length: > 0 } date } when !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "A date of birth is written 1961-04-09.",
        { Sex: not (null or "" or "female" or "male" or "other" or "unknown") } => "Sex is female, male, other or unknown.",
        _ => null,
    };

    private async Task<StoredVersion> ReadAsync(string patient, CancellationToken cancel) =>
        (await store.ReadAsync(Access.System, new ResourceKey("Patient", patient), null, cancel))!;

    private async Task<ActOutcome> RegisterAsync(Actor actor, RegistrationForm form, CancellationToken cancel) =>
        await ActOutcome.RepeatAsync(async () =>
        {
            var now = settings.Clock.GetUtcNow();
            if (form.Number is { Length: > 0 } typed && await IsTakenAsync(typed, cancel))
                return ActOutcome.Refused(409, "Another record has this record number already.");
            var number = form.Number is { Length: > 0 } given ? given : await NewNumberAsync(cancel);
            var id = ActDocument.NewId(now);
            var act = new IdentityAct(
                ActDocument.NewId(now), ActKind.Register, id, null, actor.Who, actor.Name, now, 0,
                form.PassedOver is { Count: > 0 } over ? $"Registered past a warning of {string.Join(", ", over.Take(20))}" : null, null, null, null);
            RecordWrite[] writes =
            [
                new RecordWrite.Update(new ResourceKey("Patient", id), ActDocument.ToDocument(Patient(id, number, form)), 0),
                ActDocument.Write(act), actor.Audit(now, [id], [$"Provenance/{act.Id}"]),
            ];
            return await ActOutcome.CommitAsync(store, actor, act, writes, cancel);
        });

    /// <summary>Eight digits, the last a check digit after Luhn, that no record has.</summary>
    private async Task<string> NewNumberAsync(CancellationToken cancel)
    {
        while (true)
        {
            var digits = RandomNumberGenerator.GetInt32(1_000_000, 10_000_000).ToString(CultureInfo.InvariantCulture);
            var number = digits + CheckDigit(digits);
            if (!await IsTakenAsync(number, cancel))
                return number;
        }
    }

    /// <summary>Source: ISO/IEC 7812-1, Annex B (Luhn).</summary>
    internal static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit;
        }
        return (10 - (sum % 10)) % 10;
    }

    private async Task<bool> IsTakenAsync(string number, CancellationToken cancel)
    {
        var token = number.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
        var query = new SearchQuery("Patient", [new SearchCriterion("identifier", null, [$"{NumberSystem}|{token}"])], Count: 1);
        return (await store.SearchAsync(Access.System, query, cancel)).Matches.Count > 0;
    }

    private static JsonObject Patient(string id, string number, RegistrationForm form)
    {
        var identifiers = new JsonArray(Identifier("MR", NumberSystem, number));
        if (form.Ssn is { Length: > 0 } ssn)
            identifiers.Add(Identifier("SS", "http://hl7.org/fhir/sid/us-ssn", ssn));
        var telecom = new JsonArray();
        if (form.Phone is { Length: > 0 } phone)
            telecom.Add(new JsonObject { ["system"] = "phone", ["value"] = phone });
        if (form.Email is { Length: > 0 } email)
            telecom.Add(new JsonObject { ["system"] = "email", ["value"] = email });
        var given = new JsonArray([.. new[] { form.Given, form.Middle }.Where(g => g is { Length: > 0 }).Select(g => (JsonNode)g!)]);
        var address = new JsonObject
        {
            ["line"] = form.Street is { Length: > 0 } street ? new JsonArray(street) : null,
            ["city"] = Text(form.City),
            ["state"] = Text(form.State),
            ["postalCode"] = Text(form.Zip),
        }.Slim();
        return new JsonObject
        {
            ["resourceType"] = "Patient",
            ["id"] = id,
            ["active"] = true,
            ["identifier"] = identifiers,
            ["name"] = new JsonArray(new JsonObject { ["use"] = "official", ["family"] = form.Family, ["given"] = given.Count > 0 ? given : null }.Slim()),
            ["telecom"] = telecom.Count > 0 ? telecom : null,
            ["gender"] = Text(form.Sex),
            ["birthDate"] = Text(form.BirthDate),
            ["address"] = address.Count > 0 ? new JsonArray(address) : null,
        }.Slim();
    }

    private static JsonObject Identifier(string type, string system, string value) => new()
    {
        ["type"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v2-0203", ["code"] = type }) },
        ["system"] = system,
        ["value"] = value,
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
