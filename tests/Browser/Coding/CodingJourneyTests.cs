using Chartroom.Browser.Host;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Coding;

/// <summary>A coder's morning by keyboard alone: three accounts from the worklist, one with a query, one with an edit to resolve.</summary>
[Collection(CodingWorkplaceCollection.Name)]
public sealed class CodingJourneyTests(CodingWorkplace workplace)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_of_coding_is_accessible(ColorScheme scheme)
    {
        await using var desk = await workplace.SitDownAsync(scheme);
        await desk.SignInAsync("lead");
        await desk.PressAsync("g", "k");
        await desk.HeadingAsync("Coding worklist");
        await desk.SeeAsync("NAKAMURA, Ken");
        await desk.AccessibleAsync("coding worklist");
        await desk.PictureAsync($"coding-worklist-{scheme}");
        await desk.GoAsync("/coding/account/spare");
        await desk.HeadingAsync("Coding");
        await desk.SeeAsync("A41.51");
        await desk.PressAsync("n");
        await desk.Page.Locator("mark[data-current]").First.WaitForAsync();
        await desk.PressAsync("w");
        await desk.SeeAsync("Why this MS-DRG");
        await desk.AccessibleAsync("coding page");
        await desk.PictureAsync($"coding-page-{scheme}");
        foreach (var (path, title) in new[] { ("board", "Unbilled board"), ("productivity", "Coder productivity"), ("audits", "Coding audit"), ("settings", "Coding settings") })
        {
            await desk.GoAsync($"/coding/{path}");
            await desk.HeadingAsync(title);
            await desk.Page.WaitForTimeoutAsync(300);
            await desk.AccessibleAsync(title);
            await desk.PictureAsync($"coding-{path}-{scheme}");
        }
    }

    [Fact]
    public async Task Three_accounts_are_coded_from_the_worklist_one_with_a_query_one_with_an_edit_to_resolve()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync("ada");
        await desk.PressAsync("g", "k");
        await desk.HeadingAsync("Coding worklist");
        await desk.SeeAsync("OKAFOR, Adaeze");
        await desk.PressAsync("n");

        // The first: suggestions accepted with their evidence, POA said, then a question to the physician.
        await desk.HeadingAsync("Coding");
        await desk.SeeAsync("OKAFOR, Adaeze");
        await desk.AcceptAsync("A41.51");
        await desk.AcceptAsync("N39.0");
        await desk.PoaAsync();
        await desk.SeeAsync("872");
        await desk.PressAsync("q");
        await desk.SeeAsync("Query to Dr Elena Ruiz");
        await desk.TypeAsync("Creatinine on admission");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("Creatinine was 2.4 on admission and 1.1 after fluids. Please clarify what this finding means.");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("Acute kidney injury\nNo diagnosis, laboratory finding alone");
        await desk.SeeAsync("passes the checks of a compliant query");
        await desk.AccessibleAsync("query dialog");
        await desk.PictureAsync("coding-query");
        await desk.PressAsync("Control+Enter");
        await desk.SeeAsync("The query is sent");
        await desk.SeeAsync("Physician query");

        // The second: a procedure with its day.
        await desk.PressAsync("Escape");
        await desk.HeadingAsync("Coding worklist");
        await desk.PressAsync("n");
        await desk.SeeAsync("LINDQVIST, Björn");
        await desk.AcceptAsync("K80.00");
        await desk.AcceptAsync("E66.9");
        await desk.PoaAsync();
        await desk.OpenEncoderAsync("A");
        await desk.TypeAsync("0FT44ZZ");
        await desk.Page.Locator("[role=listbox] [role=option]").First.WaitForAsync();
        await desk.PressAsync("Enter", "Escape");
        await desk.SeeAsync("Day of the procedure is missing");
        await desk.PressAsync("y");
        await desk.TypeAsync("2026-09-09");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("0 stops");
        await desk.PressAsync("w");
        await desk.SeeAsync("So the MS-DRG is 419");
        await desk.PressAsync("v");
        await desk.SeeAsync("without 0FT44ZZ");
        await desk.PressAsync("Escape", "f");

        // The third comes by itself: a manifestation first is an edit; moved down, it is resolved.
        await desk.SeeAsync("MOREAU, Claire");
        await desk.OpenEncoderAsync("a");
        await desk.TypeAsync("G63");
        await desk.Page.Locator("[role=listbox] [role=option]").First.WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.TypeAsync("E11.42");
        await desk.Page.Locator("[role=listbox] [role=option]").Filter(new() { HasText = "E11.42" }).First.WaitForAsync();
        await desk.PressAsync("Enter", "Escape");
        await desk.SeeAsync("Manifestation as principal diagnosis");
        await desk.PictureAsync("coding-edit");
        await desk.PoaAsync();
        await desk.PressAsync("k", "k", "Alt+ArrowDown");
        await desk.SeeAsync("0 stops");
        await desk.PressAsync("f");
        await desk.Page.GetByText("MOREAU, Claire: final").WaitForAsync();

        // What was finished and what waits stands on the board, and each number opens its list.
        await desk.GoAsync("/coding/board");
        await desk.HeadingAsync("Unbilled board");
        await desk.SeeAsync("Physician query");
        await desk.GoAsync("/coding?view=coded");
        await desk.HeadingAsync("Coding worklist");
        await desk.SeeAsync("LINDQVIST, Björn");
        await desk.SeeAsync("MOREAU, Claire");
    }

    [Fact]
    public async Task The_encoder_goes_from_index_to_7th_character_and_builds_a_procedure_by_keys_alone()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync("bea");
        await desk.GoAsync("/coding/account/spare");
        await desk.HeadingAsync("Coding");
        await desk.OpenEncoderAsync("a");
        await desk.PressAsync("Control+i");
        await desk.TypeAsync("sprain");
        await ChooseAsync(desk, "Sprain (joint) (ligament)");
        await desk.PressAsync("ArrowRight");
        await ChooseAsync(desk, "ankle");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("S93.40 needs more characters.");
        await ChooseAsync(desk, "S93.402");
        await desk.PressAsync("ArrowRight");
        await desk.SeeAsync("S93.402 needs a 7th character.");
        await desk.SeeAsync("Excludes2 (not included here)");
        await desk.AccessibleAsync("encoder, tabular list");
        await desk.PictureAsync("coding-encoder-tabular");
        await desk.PressAsync("Enter");
        await desk.Page.Locator("[role=grid][aria-label=Codes] code").Filter(new() { HasText = "S93.402A" }).WaitForAsync();
        await desk.PressAsync("Escape", "Escape");
        await desk.OpenEncoderAsync("A");
        await desk.PressAsync("Control+b");
        await desk.TypeAsync("0FT");
        await ChooseAsync(desk, "Gallbladder");
        await desk.PressAsync("ArrowRight");
        await ChooseAsync(desk, "Percutaneous Endoscopic");
        await desk.PressAsync("ArrowRight");
        await desk.SeeAsync("next: Device");
        await desk.AccessibleAsync("encoder, character by character");
        await desk.PictureAsync("coding-encoder-builder");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("next: Qualifier");
        await ChooseAsync(desk, "No Qualifier");
        await desk.PressAsync("Enter");
        await desk.Page.Locator("[role=listbox] [role=option]").Filter(new() { HasText = "0FT44ZZ" }).WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.Page.Locator("[role=grid][aria-label=Codes] code").Filter(new() { HasText = "0FT44ZZ" }).WaitForAsync();
    }

    [Fact]
    public async Task Two_coders_at_one_account_are_told_and_nothing_is_overwritten()
    {
        await using var first = await workplace.SitDownAsync();
        await first.SignInAsync("bea");
        await first.GoAsync("/coding/account/spare");
        await first.HeadingAsync("Coding");
        await using var second = await workplace.SitDownAsync();
        await second.SignInAsync("bea");
        await second.GoAsync("/coding/account/spare");
        await second.HeadingAsync("Coding");
        await first.AddAsync("J44.9");
        await first.SeeAsync("kept ✔");
        await second.AddAsync("E11.9");
        await second.SeeAsync("Two coders changed this abstract.");
        await second.PictureAsync("coding-collision");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).FocusAsync();
        await second.PressAsync("Enter");
        await second.Page.Locator("[role=grid][aria-label=Codes] code").Filter(new() { HasText = "J44.9" }).WaitForAsync();
    }

    /// <summary>Goes down the encoder's list until the line is under the cursor.</summary>
    private static async Task ChooseAsync(Desk desk, string text)
    {
        var line = desk.Page.Locator("[role=listbox] [role=option]").Filter(new() { HasText = text }).First;
        await line.WaitForAsync();
        for (var i = 0; i < 80 && await line.GetAttributeAsync("aria-selected") != "true"; i++)
            await desk.PressAsync("ArrowDown");
    }
}
