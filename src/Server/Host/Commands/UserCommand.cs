using System.CommandLine;
using System.Text.Json;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Host.Commands;

/// <summary><c>chartroom user</c>: local accounts and bearer tokens; works beside a running server.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Local accounts: add, disable, list, token.") { Add(), Disable(), List(), Token() };

    private static Command Add()
    {
        var name = Name();
        var role = new Option<string>("--role")
        {
            Description = $"One of: {string.Join(", ", Role.Table.Select(r => r.Name))}.",
            Required = true,
        };
        var display = new Option<string?>("--display") { Description = "The name that people read." };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input; without it the account has tokens only." };
        var place = new PlaceOptions();
        var command = new Command("add", "Add an account.") { name, role, display, fromInput };
        place.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var password = parsed.GetValue(fromInput) ? (await Console.In.ReadLineAsync(cancel))?.TrimEnd('\r') ?? "" : null;
            return await WithBookAsync(place.Settings(parsed), async book =>
            {
                var added = await book.AddAsync(parsed.GetValue(name)!, parsed.GetValue(role)!, password, parsed.GetValue(display), cancel);
                if (!added.Succeeded)
                    return await FailAsync(parsed, added.Issues[0].Text, added.Issues[0].Code == "value" ? 2 : 1);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Line(added.Value));
                return 0;
            },
            cancel);
        });
        return command;
    }

    private static Command Disable()
    {
        var name = Name();
        var place = new PlaceOptions();
        var command = new Command("disable", "Shut an account out and end its sessions and tokens.") { name };
        place.AddTo(command);
        command.SetAction((parsed, cancel) => WithBookAsync(place.Settings(parsed), async book =>
        {
            var account = parsed.GetValue(name)!;
            if (!await book.DisableAsync(account, cancel))
                return await FailAsync(parsed, $"There is no account named '{account}'.", 1);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(new { name = account, disabled = true }));
            return 0;
        },
        cancel));
        return command;
    }

    private static Command List()
    {
        var place = new PlaceOptions();
        var command = new Command("list", "List the accounts, one JSON line each.");
        place.AddTo(command);
        command.SetAction((parsed, cancel) => WithBookAsync(place.Settings(parsed), async book =>
        {
            foreach (var account in await book.ListAsync(cancel))
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Line(account));
            return 0;
        },
        cancel));
        return command;
    }

    private static Command Token()
    {
        var name = Name();
        var hours = new Option<double>("--hours") { Description = "How long the token is good for.", DefaultValueFactory = _ => 8 };
        hours.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<double>() is not (> 0 and <= 24 * 366))
                r.AddError("--hours is above 0 and at most a year.");
        });
        var place = new PlaceOptions();
        var command = new Command("token", "Print a bearer token of an account.") { name, hours };
        place.AddTo(command);
        command.SetAction((parsed, cancel) => WithBookAsync(place.Settings(parsed), async book =>
        {
            var account = parsed.GetValue(name)!;
            if (await book.IssueTokenAsync(account, TimeSpan.FromHours(parsed.GetValue(hours)), cancel) is not { } token)
                return await FailAsync(parsed, $"There is no account named '{account}', or it is disabled.", 1);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(token);
            return 0;
        },
        cancel));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Name of the account." };

    private static string Line(Store.Accounts.Account account) => JsonSerializer.Serialize(new
    {
        name = account.Name,
        display = account.Display,
        role = account.Role,
        disabled = account.Disabled,
        password = account.Password is not null,
        created = account.CreatedAt,
    });

    private static async Task<int> WithBookAsync(ServerSettings settings, Func<AccountBook, Task<int>> run, CancellationToken cancel)
    {
        await using var databases = await Databases.OpenAsync(settings, cancel);
        return await run(new AccountBook(databases.Accounts, settings.Clock, settings));
    }

    private static async Task<int> FailAsync(ParseResult parsed, string text, int code)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync("user: " + text);
        return code;
    }
}
