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
    public async Task Ten_pairs_are_worked_and_the_last_answer_taken_back()
    {
        using var feed = await workplace.FeedAsync();
        string[] families = ["Abernathy", "Brightwater", "Castellano", "Dombrowski", "Eisenhauer", "Fitzgibbon", "Gunderson", "Hollingsworth", "Ivanov", "Jankowski", "Kowalczyk"];
        string[] givens = ["Agnes", "Bertram", "Cordelia", "Desmond", "Eugenia", "Ferdinand", "Gwendolyn", "Horatio", "Imogen", "Jeremiah", "Katarina"];
        for (var i = 0; i < families.Length; i++)
        {
            foreach (var half in new[] { "a", "b" })
                await PutAsync(feed, Person($"t{i}{half}", families[i], givens[i], $"19{50 + i}-0{1 + (i % 9)}-1{i % 10}", "female", $"{(i * 37) + 5} {families[10 - i]} Lane", $"413-55{i % 10}-11{i:00}"));
            await PutAsync(feed, Encounter($"t{i}e", $"t{i}a"));
        }
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.GoAsync("/identity");
        await desk.HeadingAsync("Possible duplicates");
        await desk.SeeAsync("KOWALCZYK, Katarina");
        await desk.Page.Locator("[role=row][data-cursor]").First.WaitForAsync();
        await desk.PictureAsync("identity-queue");
        await desk.AccessibleAsync("/identity");
        await desk.PressAsync("j", "k", "Enter");
        for (var i = 0; i < 10; i++)
        {
            await desk.SeeAsync($"Pair {i + 1} of ");
            await desk.Page.Locator("table tbody tr").First.WaitForAsync();
            var path = new Uri(desk.Page.Url).AbsolutePath;
            if (i == 0)
            {
                await desk.PictureAsync("identity-pair");
                await desk.AccessibleAsync(path);
            }
            if (i % 5 == 4)
            {
                await desk.PressAsync(i == 4 ? "d" : "m");
            }
            else
            {
                await desk.PressAsync("s");
                await desk.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
                if (i == 0)
                    await desk.PictureAsync("identity-merge");
                await desk.PressAsync("Enter");
            }
            await desk.LeaveAsync(path);
        }
        await desk.PressAsync("u");
        await desk.SeeAsync("Answer taken back");
        await desk.PressAsync("Escape", "3");
        await desk.HeadingAsync("Decisions");
        await desk.SeeAsync("Merged");
        await desk.PictureAsync("identity-decisions");
        await desk.AccessibleAsync("/identity/decisions");
    }

    [Fact]
    public async Task A_merge_is_taken_back_after_edits_on_both_sides()
    {
        using var feed = await workplace.FeedAsync();
        await PutAsync(feed, Person("umA", "Underhill", "Rosamund", "1969-07-07"), Person("umB", "Underhill", "Rosamund", "1969-07-07"));
        await PutAsync(feed, Encounter("umEA", "umA"), Result("umOA", "umA", "Potassium", "3.9"), Encounter("umEB", "umB"), Result("umOB", "umB", "Sodium", "140"));
        await using var desk = await workplace.SitDownAsync(ColorScheme.Dark);
        await desk.SignInAsync();
        await desk.GoAsync("/identity/pair/umA/umB");
        await desk.HeadingAsync("Pair");
        await desk.Page.Locator("table tbody tr").First.WaitForAsync();
        await desk.PictureAsync("identity-pair-Dark");
        await desk.AccessibleAsync("pair");
        await desk.PressAsync("s");
        await desk.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.SeeAsync("Merged UNDERHILL, Rosamund");
        var kept = (await feed.GetStringAsync("Patient/umB")).Contains("replaced-by", StringComparison.Ordinal) ? "umA" : "umB";
        var retired = kept == "umA" ? "umB" : "umA";
        await PutAsync(
            feed, Result("umOA", kept, "Potassium", "4.1"), Result("umOB", kept, "Sodium", "138"),
            Result("umNew", kept, "Glucose", "99", $$$""","encounter":{"reference":"Encounter/umE{{{retired[^1]}}}"}"""), Result("umDoubt", kept, "Weight", "70 kg"));
        await ChangePhoneAsync(feed, kept, "413-555-0199");
        await desk.GoAsync($"/chart/{kept}");
        await desk.SeeAsync("one record was merged in: who joined them?");
        await desk.GoAsync($"/identity/decisions?patient={kept}");
        await desk.HeadingAsync("Decisions");
        await desk.Page.Locator("[role=row][data-cursor]").First.WaitForAsync();
        await desk.PressAsync("b");
        await desk.HeadingAsync("Take a merge back");
        await desk.SeeAsync("1 entry came since the merge");
        await desk.Page.Locator("[role=row][data-cursor]").First.WaitForAsync();
        await desk.PictureAsync("identity-unmerge");
        await desk.AccessibleAsync("unmerge");
        await desk.PressAsync("j", "k", "2");
        await desk.SeeAsync("everything is sorted");
        await desk.TabToAsync("select[aria-label='telecom belongs to']", "Shift+Tab");
        await desk.PressAsync("ArrowDown");
        await desk.TabToAsync("[role=row]", "Tab");
        await desk.PressAsync("f");
        await desk.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Decisions");
        foreach (var (entry, patient) in new[] { ("umNew", retired), ("umDoubt", retired), ("umOA", "umA"), ("umOB", "umB") })
            Assert.Contains($"\"Patient/{patient}\"", await feed.GetStringAsync("Observation/" + entry), StringComparison.Ordinal);
        Assert.Contains("138", await feed.GetStringAsync("Observation/umOB"), StringComparison.Ordinal);
        Assert.Contains("413-555-0199", await feed.GetStringAsync("Patient/" + retired), StringComparison.Ordinal);
        Assert.DoesNotContain("413-555-0199", await feed.GetStringAsync("Patient/" + kept), StringComparison.Ordinal);
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
        foreach (var (path, title) in new[] { ("/identity/figures", "Figures"), ("/identity/figures/duplicates", "Duplicates made"), ("/identity", "Possible duplicates"), ("/identity/register", "Register a person"), ("/identity/overlays", "Suspected overlays"), ("/identity/decisions", "Decisions") })
        {
            await desk.GoAsync(path);
            await desk.HeadingAsync(title);
            await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await desk.AccessibleAsync(path);
            await desk.PictureAsync($"identity-{title.ToLowerInvariant().Replace(' ', '-')}-{scheme}");
        }
    }
}
