using Chartroom.Browser.Host;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Records;

/// <summary>axe finds nothing on any page, light and dark. Source: WCAG 2.2 level AA.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class AccessibilityTests(Workplace workplace)
{
    /// <summary>Address and the h1 that says the page is there.</summary>
    private static readonly (string Path, string Title)[] Pages =
    [
        ("/", "My work"),
        ("/patients?q=okafor", "Patients"),
        ("/chart/okafor", "Overview"),
        ("/chart/okafor/section/problems", "Problems"),
        ("/chart/okafor/section/medications", "Medications"),
        ("/chart/okafor/results", "Results"),
        ("/chart/okafor/results?view=flowsheet", "Flowsheet"),
        ("/chart/okafor/results?test=LOINC+2160-0", "Creatinine"),
        ("/chart/okafor/timeline", "Time line"),
        ("/chart/okafor/documents", "Documents"),
        ("/chart/okafor/documents?doc=DocumentReference%2Fdischarge", "Discharge summary"),
        ("/chart/okafor/documents?left=DocumentReference%2Fnote1&right=DocumentReference%2Fnote2", "Compare documents"),
        ("/intake?state=all", "Intake"),
        ("/intake?state=failed&item=1", "#1 ORU^R01"),
        ("/scans", "Scans"),
        ("/settings", "Settings"),
        ("/nowhere", "No such page"),
    ];

    /// <summary>Those of the analyst, whose right it is.</summary>
    private static readonly (string Path, string Title)[] AnalystPages = [("/analysis", "Analysis"), ("/analysis/tables", "Tables of views")];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_has_a_finding(ColorScheme scheme)
    {
        await using var desk = await workplace.SitDownAsync(scheme);
        await desk.GoAsync("/");
        await desk.HeadingAsync("Chartroom");
        await desk.AccessibleAsync("sign-in");
        await desk.PictureAsync($"sign-in-{scheme}");
        await desk.SignInAsync();
        await LookAsync(desk, Pages, scheme);
        await desk.GoAsync("/");
        await desk.HeadingAsync("My work");
        await desk.PressAsync("?");
        await desk.SeeAsync("Go to Patients");
        await desk.AccessibleAsync("help");
        await desk.PressAsync("Escape", "Control+k");
        await desk.TypeAsync("settings");
        await desk.AccessibleAsync("palette");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_of_the_analyst_has_a_finding(ColorScheme scheme)
    {
        await using var desk = await workplace.SitDownAsync(scheme);
        await desk.SignInAsync("analyst");
        await LookAsync(desk, AnalystPages, scheme);
    }

    private static async Task LookAsync(Desk desk, (string Path, string Title)[] pages, ColorScheme scheme)
    {
        foreach (var (path, title) in pages)
        {
            await desk.GoAsync(path);
            await desk.HeadingAsync(title);
            await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await desk.AccessibleAsync(path);
            await desk.PictureAsync($"{title.ToLowerInvariant().Replace(' ', '-')}-{scheme}");
        }
    }
}
