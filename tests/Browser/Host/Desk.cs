using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Host;

/// <summary>One person at one window: keys and eyes, no mouse.</summary>
public sealed class Desk(IPage page) : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js"));

    public IPage Page => page;

    public async Task GoAsync(string path) => await page.GotoAsync(path);

    public async Task SignInAsync(string name = "jdoe")
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Name").WaitForAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Workplace.Password);
        await page.Keyboard.PressAsync("Enter");
        await HeadingAsync("My work");
    }

    /// <summary>Presses keys one after the other: <c>g</c>, <c>Control+k</c>, <c>Enter</c>…</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }

    /// <summary>Presses <c>Tab</c> or <c>Shift+Tab</c> until the focus is on such an element.</summary>
    public async Task TabToAsync(string selector, string key)
    {
        for (var i = 0; i < 40; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector))
                return;
            await page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"{selector} is not reached by {key}.");
    }

    public async Task TypeAsync(string text) => await page.Keyboard.TypeAsync(text);

    /// <summary>Waits until the page has that h1.</summary>
    public async Task HeadingAsync(string title) =>
        await page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 }).WaitForAsync();

    /// <summary>Waits until the page says something.</summary>
    public Task SeeAsync(string text) => WaitAsync($"'{text}' is not on", page.GetByText(text).First.WaitForAsync());

    /// <summary>Waits until the page has another address.</summary>
    public Task LeaveAsync(string path) => WaitAsync("still on", page.WaitForFunctionAsync("path => location.pathname !== path", path));

    /// <summary>Names what the page says instead when what is waited for does not come.</summary>
    private async Task WaitAsync(string what, Task waiting)
    {
        try
        {
            await waiting;
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{what} {page.Url}, which says: {(await page.InnerTextAsync("body")).ReplaceLineEndings(" | ")}", e);
        }
    }

    /// <summary>Waits until the dialog is gone: keys pressed before would still be its own.</summary>
    public async Task ClosedAsync() =>
        await page.Locator("[role=dialog]").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

    /// <summary>No finding of axe for WCAG 2.2 A and AA and its good practices; names rule and element of each.</summary>
    public async Task AccessibleAsync(string where)
    {
        // Marks that fade in would be judged half faded.
        await page.WaitForTimeoutAsync(250);
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).slice(0, 3).join(' | '))
            """);
        var findings = found.EnumerateArray().Select(f => f.GetString()).ToList();
        Assert.True(findings.Count == 0, $"{where}: {string.Join(Environment.NewLine, findings)}");
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    /// <summary>A picture for those who look at the pages; kept with the build's artifacts.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "pictures");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
