using Chartroom.Browser.Host;
using Microsoft.Playwright;

namespace Chartroom.Browser.Coding;

/// <summary>What a coder's hands do on the coding page, in keys.</summary>
internal static class CodingHands
{
    /// <summary>Goes through the suggestions until the code is under the cursor, and accepts it.</summary>
    public static async Task AcceptAsync(this Desk desk, string code)
    {
        await desk.Page.Locator("[aria-label='Documents and suggestions'] code").Filter(new() { HasText = code }).First.WaitForAsync();
        for (var i = 0; i < 70; i++)
        {
            var current = desk.Page.Locator("[aria-label='Documents and suggestions'] button[aria-current=true] code");
            if (await current.CountAsync() > 0 && await current.First.InnerTextAsync() == code)
                break;
            await desk.PressAsync("n");
        }
        await desk.PressAsync("Enter");
        await desk.Page.Locator("[role=grid][aria-label=Codes] code").Filter(new() { HasText = code }).WaitForAsync();
        await desk.SeeAsync("kept ✔");
    }

    /// <summary>Opens the encoder and waits until it takes the keys, as a person would before typing.</summary>
    public static async Task OpenEncoderAsync(this Desk desk, string key)
    {
        await desk.PressAsync(key);
        await desk.Page.Locator("[role=combobox]:focus").WaitForAsync();
    }

    public static async Task AddAsync(this Desk desk, string code)
    {
        await desk.OpenEncoderAsync("a");
        await desk.TypeAsync(code);
        await desk.Page.Locator("[role=listbox] [role=option]").Filter(new() { HasText = code }).First.WaitForAsync();
        await desk.PressAsync("Enter", "Escape");
    }

    /// <summary>Says of every diagnosis that it was present on admission.</summary>
    public static async Task PoaAsync(this Desk desk)
    {
        for (var i = 0; i < 4; i++)
            await desk.PressAsync("k");
        var count = await desk.Page.Locator("[role=grid][aria-label=Codes] select").CountAsync();
        for (var i = 0; i < count; i++)
        {
            await desk.PressAsync("p");
            await desk.PressAsync("j");
        }
        await desk.SeeAsync("kept ✔");
    }
}
