using System.Text;
using Chartroom.Browser.Host;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Intake;

/// <summary>An interface analyst's and a scanning technician's work, by keyboard alone.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class IntakeJourneyTests(Workplace workplace)
{
    [Fact]
    public async Task A_message_at_fault_is_read_at_its_place_filed_again_and_set_aside()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.PressAsync("g", "n");
        await desk.HeadingAsync("Intake");
        await AddAsync(desk, "late.hl7", "MSH|^~\\&|LAB|FAC|||2026||ADT^A08|901|P|2.5.1\rPID|1||||Late^Lou\r");
        await desk.PressAsync("r", "Home", "Enter");
        await desk.Page.Locator("[data-fault]").WaitForAsync();
        await desk.SeeAsync("PID-3");
        await desk.SeeAsync("Missing here: The patient has no number.");
        await desk.AccessibleAsync("item at fault");
        await desk.PictureAsync("intake-fault");
        await desk.PressAsync("p");
        await desk.SeeAsync("is filed again.");
        await desk.Page.Locator("[data-fault]").WaitForAsync();
        await desk.PressAsync("a");
        await desk.TypeAsync("The sender tests");
        await desk.AccessibleAsync("asking why");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("is set aside.");
        await desk.ClosedAsync();
        await desk.PressAsync("Escape", "3");
        await desk.SeeAsync("The sender tests");
    }

    [Fact]
    public async Task A_filed_message_leads_to_its_chart_and_a_result_back_to_the_message()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.GoAsync("/intake?state=processed&item=2");
        await desk.HeadingAsync("#2 ORU^R01");
        await desk.SeeAsync("MORAN, Deirdre");
        await desk.PressAsync("v");
        await desk.HeadingAsync("Overview");
        await desk.PressAsync("6");
        await desk.HeadingAsync("Results");
        await desk.SeeAsync("1.1 mg/dL");
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        await desk.PressAsync("j", "k", "i");
        await desk.SeeAsync("HL7 v2 ORU^R01");
        await desk.SeeAsync("OBX");
        await desk.PictureAsync("source-of-a-result");
        await desk.Page.GetByText("open message #2").FocusAsync();
        await desk.PressAsync("Enter");
        await desk.HeadingAsync("#2 ORU^R01");
    }

    [Fact]
    public async Task A_scan_is_indexed_checked_moved_and_moved_back()
    {
        await using var desk = await workplace.SitDownAsync();
        await desk.SignInAsync();
        await desk.PressAsync("g", "s");
        await desk.HeadingAsync("Scans");
        await desk.SeeAsync("referral letter.pdf");
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        await desk.PressAsync("Home", "Enter");
        await desk.HeadingAsync("referral letter.pdf");
        await desk.PressAsync("w");
        await PickAsync(desk, "okafor");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("Referral note");
        await desk.Page.GetByLabel("Date of the document").FocusAsync();
        await desk.TypeAsync("10022026");
        await desk.AccessibleAsync("indexing");
        await desk.PictureAsync("scan-indexing");
        await desk.PressAsync("Control+Enter");
        await desk.SeeAsync("Indexed to OKAFOR, Adaeze");
        await desk.HeadingAsync("Scans");
        await desk.PressAsync("2");
        await desk.SeeAsync("referral letter.pdf");
        await desk.PressAsync("Home", "Enter");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).WaitForAsync();
        await desk.AccessibleAsync("checking");
        await desk.PressAsync("a");
        await desk.SeeAsync("Accepted; the pages are final.");
        await desk.HeadingAsync("Scans");
        await MoveAsync(desk);
    }

    private static async Task MoveAsync(Desk desk)
    {
        await desk.PressAsync("3");
        await desk.SeeAsync("referral letter.pdf");
        await desk.PressAsync("Home", "Enter");
        await desk.HeadingAsync("referral letter.pdf");
        await desk.SeeAsync("checked and accepted");
        await desk.PressAsync("m");
        await PickAsync(desk, "lindqvist");
        await desk.Page.GetByLabel("Reason").FocusAsync();
        await desk.TypeAsync("Filed to the wrong patient");
        await desk.SeeAsync("It leaves the chart of");
        await desk.AccessibleAsync("moving");
        await desk.PictureAsync("scan-moving");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("Moved to LINDQVIST");
        await desk.ClosedAsync();
        await desk.PressAsync("u");
        await desk.SeeAsync("The move was taken back.");
        await desk.SeeAsync("moved back");
    }

    private static async Task PickAsync(Desk desk, string name)
    {
        await desk.TypeAsync(name);
        await desk.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = name.ToUpperInvariant() }).WaitForAsync();
        await desk.PressAsync("Enter");
    }

    private static async Task AddAsync(Desk desk, string name, string text)
    {
        await desk.Page.Locator("[role=row][data-cursor]").WaitForAsync();
        var chooser = await desk.Page.RunAndWaitForFileChooserAsync(() => desk.PressAsync("f"));
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.ASCII.GetBytes(text) });
        await desk.SeeAsync("One item was taken in.");
        await desk.SeeAsync("1 new");
    }
}
