using System.Text.RegularExpressions;
using Chartroom.Browser.Host;
using Xunit;

namespace Chartroom.Browser.Coding;

/// <summary>
/// Three stays of the demo hospital from the worklist to the abstract, without a mouse and without a finding of axe: one with a query to
/// the physician, one with an edit to resolve. The codes are those of the demo's truth, and so must be the MS-DRG.
/// </summary>
[Collection(DemoHospitalCollection.Name)]
public sealed partial class DemoJourneyTests(DemoHospital hospital)
{
    /// <summary>Codes of these categories are no principal diagnosis. Source: CMS Definitions of Medicare Code Edits v43, unacceptable principal diagnosis.</summary>
    private static bool IsNoPrincipal(string code) => code.StartsWith("Z79", StringComparison.Ordinal) || code.StartsWith("Z87", StringComparison.Ordinal);

    [Fact]
    public async Task Three_stays_of_the_demo_hospital_are_coded_one_with_a_query_one_with_an_edit()
    {
        var edited = hospital.Uncoded.First(s => s.Diagnoses.Skip(1).Any(d => IsNoPrincipal(d.Code)));
        var operated = hospital.Uncoded.First(s => s != edited && s.Procedures.Count > 0);
        var asked = hospital.Uncoded.First(s => s != edited && s != operated);
        await using var desk = await hospital.SitDownAsync();
        await desk.SignInAsync("ada");
        await desk.PressAsync("g", "k");
        await desk.HeadingAsync("Coding worklist");
        await desk.Page.Locator("[role=row]:focus").WaitForAsync();
        await desk.AccessibleAsync("demo worklist");
        await desk.PictureAsync("coding-demo-worklist");

        await OpenAsync(desk, asked);
        await desk.AccessibleAsync("demo account");
        await CodeAsync(desk, asked.Diagnoses);
        await ProceduresAsync(desk, asked);
        await desk.PictureAsync("coding-demo-account");
        await desk.PressAsync("q");
        await desk.SeeAsync("Query to");
        await desk.TypeAsync("Diagnosis behind a finding");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("The laboratory reported values outside their ranges on the day of admission, and they were repeated the day after. Please clarify what they mean.");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("A diagnosis, named by you\nNo diagnosis, laboratory finding alone");
        await desk.SeeAsync("passes the checks of a compliant query");
        await desk.AccessibleAsync("demo query");
        await desk.PressAsync("Control+Enter");
        await desk.SeeAsync("The query is sent");
        await desk.ClosedAsync();
        await desk.PressAsync("Escape");

        // The coder puts a status first; the editor stops it; the true principal is made principal.
        await OpenAsync(desk, edited);
        var wrong = edited.Diagnoses.First(d => IsNoPrincipal(d.Code));
        await CodeAsync(desk, [wrong, .. edited.Diagnoses.Where(d => d != wrong)]);
        await ProceduresAsync(desk, edited);
        await desk.SeeAsync("Unacceptable principal diagnosis");
        await desk.AccessibleAsync("demo edit");
        await desk.PictureAsync("coding-demo-edit");
        await ToTopAsync(desk);
        await desk.PressAsync("j", "m");
        await FinishAsync(desk, edited);
        await desk.PressAsync("Escape");

        await OpenAsync(desk, operated);
        await CodeAsync(desk, operated.Diagnoses);
        await ProceduresAsync(desk, operated);
        await desk.PressAsync("w");
        await desk.SeeAsync($"So the MS-DRG is {operated.Drg:000}");
        await desk.AccessibleAsync("demo explanation");
        await desk.PressAsync("Escape");
        await FinishAsync(desk, operated);

        foreach (var (view, stay) in new[] { ("coded", edited), ("coded", operated), ("held", asked) })
        {
            await desk.GoAsync($"/coding?view={view}");
            await FindAsync(desk, stay);
        }
    }

    /// <summary>Finds a stay in the list by its record number.</summary>
    private static async Task FindAsync(Desk desk, DemoStay stay)
    {
        await desk.HeadingAsync("Coding worklist");
        await desk.Page.Locator("[role=row]:focus").WaitForAsync();
        await desk.PressAsync("/");
        await desk.TypeAsync(stay.Mrn);
        await desk.Page.Locator("[role=row]").Filter(new() { HasText = stay.Mrn }).First.WaitForAsync();
        await desk.PressAsync("Enter");
        await desk.Page.Locator("[role=row]:focus").Filter(new() { HasText = stay.Mrn }).WaitForAsync();
    }

    private static async Task OpenAsync(Desk desk, DemoStay stay)
    {
        await FindAsync(desk, stay);
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("Coding");
        await desk.Page.Locator("[aria-label='Documents and suggestions'] h2").Filter(new() { HasText = "open" }).WaitForAsync();
    }

    /// <summary>Takes what is suggested, adds the rest by the encoder, and says what was present on admission.</summary>
    private static async Task CodeAsync(Desk desk, IReadOnlyList<(string Code, string Poa)> diagnoses)
    {
        foreach (var (code, _) in diagnoses)
        {
            var offered = desk.Page.Locator("[aria-label='Documents and suggestions'] li[data-state=open] code").Filter(new() { HasTextRegex = Whole(code) });
            if (await offered.CountAsync() > 0)
                await desk.AcceptAsync(code);
            else
                await desk.AddAsync(code);
            await desk.Page.Locator("[role=grid][aria-label=Codes] code").Filter(new() { HasTextRegex = Whole(code) }).WaitForAsync();
            await desk.SeeAsync("kept ✔");
        }
        await ToTopAsync(desk);
        foreach (var (code, poa) in diagnoses)
        {
            // The indicators follow one another; a code of which the truth says nothing is exempt.
            for (var i = 0; i <= (poa.Length == 0 ? 4 : "YNUW".IndexOf(poa, StringComparison.Ordinal)); i++)
                await desk.PressAsync("p");
            Assert.Equal(poa.Length == 0 ? "1" : poa, await desk.Page.GetByLabel($"Present on admission, {code}", new() { Exact = true }).InputValueAsync());
            await desk.PressAsync("j");
        }
        await desk.SeeAsync("kept ✔");
    }

    private static async Task ProceduresAsync(Desk desk, DemoStay stay)
    {
        if (stay.Procedures.Count == 0)
            return;
        var admitted = await desk.Page.Locator("[class*=head]").Filter(new() { HasText = "inpatient" }).First.InnerTextAsync();
        var day = DateOnly.Parse(Day().Match(admitted).Value, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (code, after) in stay.Procedures)
        {
            await desk.OpenEncoderAsync("A");
            await desk.TypeAsync(code);
            await desk.Page.Locator("[role=listbox] [role=option]").Filter(new() { HasText = code }).First.WaitForAsync();
            await desk.PressAsync("Enter", "Escape");
            await desk.Page.Locator("[role=grid][aria-label=Codes] code").Filter(new() { HasTextRegex = Whole(code) }).First.WaitForAsync();
            await desk.PressAsync("y");
            await desk.TypeAsync($"{day.AddDays(after):yyyy-MM-dd}");
            await desk.PressAsync("Enter");
            await desk.SeeAsync("kept ✔");
        }
    }

    private static async Task FinishAsync(Desk desk, DemoStay stay)
    {
        await desk.SeeAsync("0 stops");
        await desk.SeeAsync($"{stay.Drg:000}");
        await desk.PressAsync("f");
        await desk.SeeAsync($"final, MS-DRG {stay.Drg:000}");
    }

    private static async Task ToTopAsync(Desk desk)
    {
        var count = await desk.Page.Locator("[role=grid][aria-label=Codes] code").CountAsync();
        for (var i = 0; i < count; i++)
            await desk.PressAsync("k");
    }

    private static Regex Whole(string code) => new($"^{Regex.Escape(code)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, 1000)]
    private static partial Regex Day();
}
