using Chartroom.Browser.Host;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Records;

/// <summary>A technician's way through a chart, by keyboard alone.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class ChartJourneyTests(Workplace workplace)
{
    [Fact]
    public async Task A_patient_is_found_with_a_typing_error_and_the_chart_read()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.PressAsync("g", "p");
        await desk.HeadingAsync("Patients");
        await desk.TypeAsync("okafro adaeze");
        await desk.SeeAsync("1 patient");
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Overview");
        await desk.SeeAsync("OKAFOR, Adaeze");
        await desk.SeeAsync("Penicillin");
        await desk.PictureAsync("overview");
        await desk.PressAsync("2");
        await desk.HeadingAsync("Problems");
        await desk.SeeAsync("Sepsis due to Escherichia coli");
    }

    [Fact]
    public async Task A_document_is_read_searched_and_followed_to_its_source()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.PressAsync("Control+k");
        await desk.TypeAsync("00418822");
        await desk.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "OKAFOR" }).WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Overview");
        await desk.PressAsync("7");
        await desk.HeadingAsync("Documents");
        await desk.SeeAsync("Discharge summary");
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        await desk.PressAsync("j", "k", "Enter");
        await desk.HeadingAsync("Discharge summary");
        await desk.SeeAsync("Treated with ceftriaxone");
        await desk.PressAsync("i");
        await desk.SeeAsync("HL7 v2 MDM^T02");
        await desk.SeeAsync("OBX-5");
        await desk.PictureAsync("source");
        await desk.PressAsync("Escape", "Escape");
        await desk.HeadingAsync("Documents");
        await desk.PressAsync("\\");
        await desk.Page.Locator("input:focus").WaitForAsync();
        await desk.TypeAsync("corridor");
        await desk.SeeAsync("documents hold “corridor”");
    }

    [Fact]
    public async Task Two_documents_are_compared()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.GoAsync("/chart/okafor/documents");
        await desk.HeadingAsync("Documents");
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        await desk.PressAsync("j", "d");
        await desk.HeadingAsync("Compare documents");
        await desk.SeeAsync("Discharge tomorrow.");
        await desk.PictureAsync("diff");
        Assert.True(await desk.Page.Locator("del").CountAsync() > 0);
        await desk.PressAsync("j");
        Assert.Equal("TR", await desk.Page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task Results_are_seen_as_list_flowsheet_and_trend()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.GoAsync("/chart/okafor");
        await desk.HeadingAsync("Overview");
        await desk.PressAsync("6");
        await desk.HeadingAsync("Results");
        await desk.SeeAsync("1.4 mg/dL");
        await desk.PressAsync("f");
        await desk.HeadingAsync("Flowsheet");
        await desk.PictureAsync("flowsheet");
        await desk.PressAsync("f");
        await desk.HeadingAsync("Results");
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        await desk.PressAsync("j", "k", "Enter");
        await desk.HeadingAsync("Creatinine");
        await desk.SeeAsync("reference range 0.6–1.3");
        await desk.PictureAsync("trend");
    }

    [Fact]
    public async Task The_time_line_zooms_walks_and_becomes_a_table()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.GoAsync("/chart/okafor");
        await desk.HeadingAsync("Overview");
        await desk.PressAsync("t");
        await desk.HeadingAsync("Time line");
        await desk.Page.Locator("svg[role=img]").WaitForAsync();
        await desk.PressAsync("n", "+", "-", "0", "n");
        await desk.PictureAsync("timeline");
        await desk.PressAsync("t");
        await desk.Page.GetByRole(AriaRole.Grid).WaitForAsync();
    }

    [Fact]
    public async Task Keys_can_be_read_and_single_letters_switched_off()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.PressAsync("?");
        await desk.SeeAsync("Go to Patients");
        await desk.PressAsync("Escape", "g", ",");
        await desk.HeadingAsync("Settings");
        await desk.Page.GetByRole(AriaRole.Checkbox).FocusAsync();
        await desk.PressAsync("Space", "g", "p");
        await desk.HeadingAsync("Settings");
        await desk.PressAsync("Space", "g", "p");
        await desk.HeadingAsync("Patients");
    }
}
