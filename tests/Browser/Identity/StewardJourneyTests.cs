using Chartroom.Browser.Host;
using Microsoft.Playwright;
using Xunit;
using static Chartroom.Browser.Identity.IdentitySeed;

namespace Chartroom.Browser.Identity;

/// <summary>A registrar's and a steward's day, by keyboard alone.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class StewardJourneyTests(Workplace workplace)
{
    [Fact]
    public async Task A_person_is_registered_past_a_warning()
    {
        using var feed = await workplace.FeedAsync();
        await PutAsync(feed, Person("quill1", "Quillon", "Beatrix", "1977-03-14"));
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.PressAsync("g", "i");
        await desk.HeadingAsync("Possible duplicates");
        await desk.PressAsync("4");
        await desk.HeadingAsync("Register a person");
        foreach (var text in new[] { "Quillon", "Beatrix", "", "1977-03-14", "12 Elm Street", "Holyoke", "MA", "01040", "413-555-0100" })
        {
            await desk.TypeAsync(text);
            await desk.PressAsync("Tab");
        }
        await desk.Page.Locator("[data-candidate]").First.WaitForAsync();
        await desk.SeeAsync("certain");
        await desk.AccessibleAsync("register");
        await desk.PictureAsync("identity-register");
        await desk.PressAsync("Control+Enter");
        await desk.SeeAsync("Registered QUILLON, Beatrix");
    }

    [Fact]
    public async Task An_overlay_is_split_and_the_split_taken_back()
    {
        using var feed = await workplace.FeedAsync();
        await PutAsync(feed, Person("ov1", "Vandermeer", "Philippa", "1971-10-30"));
        await PutAsync(feed, Blood("ovb1", "ov1", "A Rh positive"));
        await PutAsync(feed, Person("ov1", "Wojciechowski", "Tadeusz", "1938-02-11", "male", "9 Canal Street", "413-555-0777"));
        await PutAsync(feed, Blood("ovb2", "ov1", "O Rh negative"));
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.GoAsync("/identity/overlays");
        await desk.HeadingAsync("Suspected overlays");
        await desk.SeeAsync("Two blood groups");
        await desk.Page.Locator("[role=row][data-cursor]").First.WaitForAsync();
        await desk.PictureAsync("identity-overlays");
        await desk.AccessibleAsync("/identity/overlays");
        await desk.PressAsync("j", "k", "Enter");
        await desk.HeadingAsync("Overlay");
        await desk.Page.Locator("[role=row][data-cursor]").First.WaitForAsync();
        await desk.PictureAsync("identity-split");
        await desk.AccessibleAsync("split");
        await desk.PressAsync("f");
        await desk.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await desk.PictureAsync("identity-split-dialog");
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Suspected overlays");
        await desk.SeeAsync("Parted WOJCIECHOWSKI, Tadeusz");
        Assert.DoesNotContain("\"Patient/ov1\"", await feed.GetStringAsync("Observation/ovb2"), StringComparison.Ordinal);
        Assert.Contains("Vandermeer", await feed.GetStringAsync("Patient/ov1"), StringComparison.Ordinal);
        await desk.PressAsync("u");
        await desk.SeeAsync("Merged WOJCIECHOWSKI, Tadeusz");
        Assert.Contains("\"Patient/ov1\"", await feed.GetStringAsync("Observation/ovb2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_figures_are_readable_in_light_and_dark(ColorScheme scheme)
    {
        await using var desk = await workplace.SitDownAsync(scheme);
        await desk.SignInAsync();
        foreach (var (path, title) in new[] { ("/identity/figures", "Figures"), ("/identity/figures/duplicates", "Duplicates made"), ("/identity", "Possible duplicates"), ("/identity/register", "Register a person") })
        {
            await desk.GoAsync(path);
            await desk.HeadingAsync(title);
            await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await desk.AccessibleAsync(path);
            await desk.PictureAsync($"identity-{title.ToLowerInvariant().Replace(' ', '-')}-{scheme}");
        }
    }
}
