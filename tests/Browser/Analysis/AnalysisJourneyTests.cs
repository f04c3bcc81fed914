using Chartroom.Browser.Host;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Analysis;

/// <summary>An analyst's work by keyboard alone: an expression with a fault, its rows, a view, a file, a table, and letting it go.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class AnalysisJourneyTests(Workplace workplace)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_expression_is_written_corrected_at_its_place_and_run(ColorScheme scheme)
    {
        await using var desk = await SitDownAsync(scheme);
        await desk.SeeAsync("Nothing is tried yet");
        await desk.AccessibleAsync("nothing tried");
        await desk.PressAsync("b");
        await desk.TypeAsync("Patient");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("name.famly");
        await desk.SeeAsync("Line 1, column 6");
        await desk.AccessibleAsync("an error");
        await desk.PictureAsync($"analysis-error-{scheme}");
        await desk.PressAsync("Escape", "!");
        await desk.PressAsync("Control+a");
        await desk.TypeAsync("name.family");
        await desk.SeeAsync("first look: ");
        await desk.SeeAsync("Okafor");
        await desk.PressAsync("Control+Enter");
        await desk.Page.GetByText("first look:").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await desk.PictureAsync($"analysis-rows-{scheme}");
    }

    [Fact]
    public async Task A_view_is_tried_taken_along_kept_as_a_table_let_go_and_taken_back()
    {
        await using var desk = await SitDownAsync(ColorScheme.Light);
        await desk.PressAsync("t");
        await desk.Page.GetByLabel("ViewDefinition").WaitForAsync();
        await desk.PressAsync("a");
        await desk.SeeAsync("first look: ");
        await desk.AccessibleAsync("a view");
        await desk.PictureAsync("analysis-view");
        var file = await desk.Page.RunAndWaitForDownloadAsync(() => desk.PressAsync("d"));
        Assert.Equal("rows.csv", file.SuggestedFilename);
        Assert.StartsWith("id,patient,code,value,unit,at\r\n", await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);
        await desk.PressAsync("p");
        await desk.SeeAsync("The table is filled from the whole record");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Keep Enter", Disabled = false }).WaitForAsync();
        await desk.AccessibleAsync("keeping");
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Tables of views");
        await desk.ClosedAsync();
        await desk.SeeAsync("view_results");
        await desk.Page.Locator("[data-tone=done]").WaitForAsync();
        await desk.Page.Locator("[role=row][data-cursor]:focus").WaitForAsync();
        await desk.PressAsync("o");
        await desk.SeeAsync("double precision");
        await desk.AccessibleAsync("tables");
        await desk.PictureAsync("analysis-tables");
        await desk.PressAsync("o", "Delete");
        await desk.SeeAsync("queries that read it fail from then on");
        await desk.AccessibleAsync("letting go");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("view_results is dropped.");
        await desk.ClosedAsync();
        await desk.PressAsync("u");
        await desk.SeeAsync("view_results is kept again.");
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Analysis");
        Assert.Contains("\"name\": \"results\"", await desk.Page.GetByLabel("ViewDefinition").InputValueAsync(), StringComparison.Ordinal);
    }

    private async Task<Desk> SitDownAsync(ColorScheme scheme)
    {
        var desk = await workplace.SitDownAsync(scheme);
        await desk.SignInAsync("analyst");
        await desk.PressAsync("g", "a");
        await desk.HeadingAsync("Analysis");
        return desk;
    }
}
