using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Demo.Building;

/// <summary>One local account for each role, named like the role, so that every department can be seen from inside.</summary>
internal static class DemoAccounts
{
    private static readonly Dictionary<string, string> People = new()
    {
        ["administrator"] = "Agnes Thorne",
        ["him-technician"] = "Tomas Beck",
        ["coder"] = "Ines Marlow",
        ["roi-clerk"] = "Ruth Ferris",
        ["registrar"] = "Leo Castell",
        ["quality-analyst"] = "Priya Nair",
        ["auditor"] = "Walter Quist",
    };

    /// <summary>Adds the accounts that are not there yet; <paramref name="physician"/> is the name that the physician's account shows.</summary>
    public static async Task AddAsync(AccountBook book, string password, string physician, CancellationToken cancel)
    {
        var there = (await book.ListAsync(cancel)).Select(a => a.Name).ToHashSet();
        foreach (var role in Role.Table.Where(r => r.Name != "system" && !there.Contains(r.Name)))
        {
            var display = role.Name == "physician" ? physician : People.GetValueOrDefault(role.Name, role.Title);
            var added = await book.AddAsync(role.Name, role.Name, password, display, cancel);
            if (!added.Succeeded)
                throw new InvalidOperationException(added.Issues[0].Text);
        }
    }

    /// <summary>What a newcomer needs to sign in.</summary>
    public static IEnumerable<string> SignIn(string password) =>
    [
        $"Sign in with the password {password} and one of these names:",
        .. Role.Table.Where(r => r.Name != "system").Select(r => $"  {r.Name,-16} {r.Title}"),
    ];
}
