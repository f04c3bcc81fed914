using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>Tests of the department over HTTP: a server of their own with the shared code sets, a coder, and who leads.</summary>
public abstract class CodingTests : IAsyncLifetime
{
    private protected CodingRig Rig { get; private set; } = null!;

    /// <summary>A coder at the API of coding.</summary>
    private protected HttpClient Ada { get; private set; } = null!;

    /// <summary>The administrator who leads the department.</summary>
    private protected HttpClient Lead { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Rig = await CodingRig.StartAsync();
        (Ada, Lead) = (await Rig.CoderAsync(), await Rig.CoderAsync("lead", "administrator"));
        await SeedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Ada.Dispose();
        Lead.Dispose();
        await Rig.DisposeAsync();
    }

    /// <summary>What is in the record before each test; one stay unless a class says otherwise.</summary>
    private protected virtual Task SeedAsync() => Rig.FileStayAsync();
}
