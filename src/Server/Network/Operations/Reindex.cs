using System.Globalization;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// $reindex: derives the search rows of the whole record anew, in the background; its status says how far it is. Searches find
/// less while it runs, and a restart takes it up again.
/// </summary>
internal sealed class Reindex(IRecordStore store)
{
    private readonly Lock starting = new();
    private Task<long>? running;

    public static Task<Answer> StartAsync(FhirCall call)
    {
        if (!call.Caller.Role.Rights.HasFlag(Right.Administer))
            return Task.FromResult(Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not reindex."));
        if (!call.Door.Reindex.Start())
            return Task.FromResult(Answer.Refused(409, "conflict", "A reindex is running already."));
        return Task.FromResult(new Answer(202) { Headers = [new("Content-Location", $"{call.Base}/$reindex-status")] });
    }

    /// <summary>202 while it runs; then the number of versions that were read.</summary>
    public static async Task<Answer> StatusAsync(FhirCall call)
    {
        if (!call.Caller.Role.Rights.HasFlag(Right.Administer))
            return Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not reindex.");
        return call.Door.Reindex.running switch
        {
            null => Answer.Refused(404, "not-found", "No reindex was asked for since the server started."),
            { IsCompleted: false } => new Answer(202) { Headers = [new("Retry-After", "5")] },
            { IsFaulted: true } => Answer.Refused(500, "exception", "The reindex failed. Ask for it again."),
            var done => new ParametersAnswer().Add("versions", "String", (await done).ToString(CultureInfo.InvariantCulture)).Answer(),
        };
    }

    private bool Start()
    {
        lock (starting)
        {
            if (running is { IsCompleted: false } || store is not SqlRecordStore sql)
                return false;
            running = Task.Run(async () => await sql.RebuildSearchAsync());
            return true;
        }
    }
}
