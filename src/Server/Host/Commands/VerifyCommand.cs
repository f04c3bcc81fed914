using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chartroom.Store.Upkeep;

namespace Chartroom.Server.Host.Commands;

/// <summary>
/// <c>chartroom verify [audit|store]</c>: is everything what was written? <c>audit</c> follows the hash chain of all transactions, in which the
/// audit events lie, and compares it with the seals outside the database; <c>store</c> also the file, the content and the rows that say
/// what is current. One JSON line each, with the first damaged row; exit 1 when there is one.
/// </summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var part = new Argument<string?>("PART") { Description = "audit or store; without it both.", Arity = ArgumentArity.ZeroOrOne };
        part.AcceptOnlyFromAmong("audit", "store");
        var place = new PlaceOptions();
        var command = new Command("verify", "Compare everything that was ever written with its hashes and seals.") { part };
        place.AddTo(command);
        command.SetAction((parsed, cancel) => Upkeep.OnRecordAsync(
            "verify",
            parsed,
            place.Settings(parsed),
            async databases =>
            {
                string[] parts = parsed.GetValue(part) is { } one ? [one] : ["audit", "store"];
                var clean = true;
                foreach (var name in parts)
                    clean &= await VerifyAsync(name, databases, parsed.InvocationConfiguration.Output, cancel);
                return clean ? 0 : 1;
            },
            cancel));
        return command;
    }

    private static async Task<bool> VerifyAsync(string part, Databases databases, TextWriter output, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var isStore = part == "store";
        Verification found;
        try
        {
            var scope = new VerifyScope(databases.Seals.Read(), Contents: isStore, Rows: isStore);
            found = await databases.Store.VerifyAsync(scope, cancel);
        }
        catch (InvalidDataException fault)
        {
            found = new Verification(0, 0, 0, 0, 0, new Damage("seals", databases.Seals.FileName, fault.Message));
        }
        await output.WriteLineAsync(JsonSerializer.Serialize(
            new
            {
                verify = part,
                clean = found.Clean,
                transactions = found.Transactions,
                versions = found.Versions,
                auditEvents = found.Events,
                contents = isStore ? found.Contents : (long?)null,
                seals = found.Seals,
                first = found.First,
                seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
            },
            Plain));
        return found.Clean;
    }
}
