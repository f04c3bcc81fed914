using Chartroom.Fhir.Search;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Accounts;
using Chartroom.Store.Indexing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Chartroom.Browser.Host;

/// <summary>
/// A running server with the built workbench, one chart in its record, and a headless Chromium: the machine's own, because
/// the browser that the library would download is not the one people use.
/// </summary>
public class Workplace : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public const string Password = "correct horse";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("chartroom-browser-");
    private WebApplication? app;
    private SqliteRecordStore? store;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address => ChartroomServer.AddressOf(app ?? throw new InvalidOperationException("The server is not started."));

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync(data);
        var web = new DirectoryInfo(Path.Combine(Repository.Root, "web", "dist"));
        Assert.True(File.Exists(Path.Combine(web.FullName, "index.html")), "The workbench is not built: run dotnet build without SkipWeb.");
        await StartAsync(Adjust(new ServerSettings { Web = web, Data = data, Port = 0 }));
        var accounts = app!.Services.GetRequiredService<AccountBook>();
        await accounts.AddAsync("jdoe", "him-technician", Password);
        await accounts.AddAsync("analyst", "quality-analyst", Password);
        await accounts.AddAsync("feed", "system", Password);
        using var feed = new HttpClient { BaseAddress = new Uri(Address + "/fhir/") };
        feed.DefaultRequestHeaders.Authorization = new("Bearer", await accounts.IssueTokenAsync("feed", TimeSpan.FromHours(1)));
        await SeedAsync(feed, accounts);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Arguments });
    }

    /// <summary>A client at the FHIR door, for what comes in while a journey goes on.</summary>
    public async Task<HttpClient> FeedAsync()
    {
        var accounts = app!.Services.GetRequiredService<AccountBook>();
        var feed = new HttpClient { BaseAddress = new Uri(Address + "/fhir/") };
        feed.DefaultRequestHeaders.Authorization = new("Bearer", await accounts.IssueTokenAsync("feed", TimeSpan.FromHours(1)));
        return feed;
    }

    /// <summary>A fresh window, not signed in.</summary>
    public async Task<Desk> SitDownAsync(ColorScheme scheme = ColorScheme.Light)
    {
        var context = await (browser ?? throw new InvalidOperationException("The browser is not open.")).NewContextAsync(new()
        {
            ViewportSize = new() { Width = 1440, Height = 900 },
            ColorScheme = scheme,
            BaseURL = Address,
        });
        context.SetDefaultTimeout(15_000);
        return new Desk(await context.NewPageAsync());
    }

    /// <summary>What is in the data directory before the server starts.</summary>
    protected virtual Task PrepareAsync(DirectoryInfo place) => Task.CompletedTask;

    /// <summary>The server's settings, as a department's journeys need them.</summary>
    protected virtual ServerSettings Adjust(ServerSettings settings) => settings;

    /// <summary>What is in the record before anybody sits down.</summary>
    protected virtual async Task SeedAsync(HttpClient feed, AccountBook accounts)
    {
        await SeededChart.FileAsync(feed);
        using var technician = new HttpClient { BaseAddress = new Uri(Address) };
        technician.DefaultRequestHeaders.Authorization = new("Bearer", await accounts.IssueTokenAsync("jdoe", TimeSpan.FromHours(1)));
        await SeededIntake.FileAsync(technician);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        if (store is not null)
            await store.DisposeAsync();
        SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    private async Task StartAsync(ServerSettings settings)
    {
        store = SqliteRecordStore.Open(data.FullName, SearchCatalog.With(SearchExtractor.Extract), settings.Clock);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.FullName, "chartroom.db"), DefaultTimeout = 30 };
        var accounts = new AccountTable(SqliteFactory.Instance.CreateDataSource(file.ConnectionString));
        await accounts.PrepareAsync();
        app = ChartroomServer.Build(settings, store, accounts);
        await app.StartAsync();
    }
}

/// <summary>All journeys share one server and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class WorkplaceCollection : ICollectionFixture<Workplace>
{
    public const string Name = "workplace";
}
