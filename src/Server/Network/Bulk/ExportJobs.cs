using System.Collections.Concurrent;
using System.Threading.Channels;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Network.Bulk;

/// <summary>
/// The exports that were asked for, carried out one after another in the background. Files are kept for a day. What a restart
/// broke off is taken up again at the next start.
/// </summary>
internal sealed class ExportJobs : BackgroundService
{
    public const int MostWaiting = 50;
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Lock finishing = new();
    private readonly IRecordStore store;
    private readonly TimeProvider clock;
    private readonly ILogger<ExportJobs> log;
    private readonly DirectoryInfo root;
    private readonly ConcurrentDictionary<string, ExportWork> works = new();
    private readonly Channel<ExportWork> waiting = Channel.CreateUnbounded<ExportWork>();

    public ExportJobs(IRecordStore store, ServerSettings settings, ILogger<ExportJobs> log)
    {
        (this.store, this.log, clock) = (store, log, settings.Clock);
        root = new DirectoryInfo(Path.Combine(settings.Data.FullName, "exports"));
        if (!root.Exists)
            return;
        foreach (var job in root.EnumerateDirectories().Select(ExportJob.Read).OfType<ExportJob>())
            Take(job);
    }

    /// <summary>The export of that id when it is the caller's, or null.</summary>
    public ExportWork? Find(string id, Caller caller) =>
        works.TryGetValue(id, out var work) && work.Job.Account == caller.Account ? work : null;

    public DirectoryInfo Folder(string id) => new(Path.Combine(root.FullName, id));

    /// <summary>Keeps and queues an export; false when too many wait already.</summary>
    public bool Add(ExportJob job)
    {
        Expire();
        if (works.Values.Count(w => w.Job.State == ExportState.Waiting) >= MostWaiting)
            return false;
        job.Write(Folder(job.Id));
        Take(job);
        return true;
    }

    /// <summary>Breaks an export off when it runs, and removes its files.</summary>
    public async Task RemoveAsync(ExportWork work)
    {
        works.TryRemove(work.Job.Id, out _);
        await work.Cancel.CancelAsync();
        lock (finishing)
        {
            if (Folder(work.Job.Id) is { Exists: true } folder)
                folder.Delete(recursive: true);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var work in waiting.Reader.ReadAllAsync(stoppingToken))
                await RunAsync(work, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops; what is unfinished is taken up at the next start.
        }
    }

    private void Take(ExportJob job)
    {
        var work = new ExportWork(job);
        works[job.Id] = work;
        if (job.State == ExportState.Waiting)
            waiting.Writer.TryWrite(work);
    }

    private async Task RunAsync(ExportWork work, CancellationToken stopping)
    {
        if (work.Cancel.IsCancellationRequested || Role.Find(work.Job.Role) is not { } role)
            return;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping, work.Cancel.Token);
        using var run = new ExportRun(store, work.Job, new Access(work.Job.Who, role.Name, role.Purpose, role.Scope), Folder(work.Job.Id));
        work.Run = run;
        try
        {
            var files = await run.RunAsync(cancel.Token);
            Finish(work, work.Job with { State = ExportState.Done, Files = files });
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Removed, or the server stops.
        }
        catch (Exception fault)
        {
            log.ExportBroke(work.Job.Id, fault);
            Finish(work, work.Job with { State = ExportState.Failed });
        }
    }

    private void Finish(ExportWork work, ExportJob job)
    {
        lock (finishing)
        {
            if (work.Cancel.IsCancellationRequested)
                return;
            work.Job = job;
            try
            {
                job.Write(Folder(job.Id));
            }
            catch (IOException fault)
            {
                // The disk is full: what became of the job is told as long as the server runs, and the next start takes it up anew.
                log.ExportBroke(job.Id, fault);
            }
        }
    }

    private void Expire()
    {
        foreach (var old in works.Values.Where(w => w.Job.State != ExportState.Waiting && clock.GetUtcNow() - w.Job.TransactionTime > Kept))
        {
            works.TryRemove(old.Job.Id, out _);
            if (Folder(old.Job.Id) is { Exists: true } folder)
                folder.Delete(recursive: true);
        }
    }
}

/// <summary>An export under way or finished.</summary>
internal sealed class ExportWork(ExportJob job)
{
    public ExportJob Job { get; set; } = job;

    public ExportRun? Run { get; set; }

    public CancellationTokenSource Cancel { get; } = new();
}
