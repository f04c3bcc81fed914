using System.Diagnostics;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Views;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>How a trial went; see <see cref="TrialAnswer"/>.</summary>
internal sealed record TrialOutcome(
    IReadOnlyList<ViewColumn> Columns, long Resources, long Failed, string Limit, IReadOnlyList<TrialIssue> Issues, double Milliseconds);

/// <summary>
/// Runs what an analyst tries over the records that he may see, page by page, until it is through or a limit is met. Whose records
/// were looked at is in the audit trail before anything is shown.
/// </summary>
internal sealed class Trial(IRecordStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Resources that failed which are told by name; the others are counted.</summary>
    private const int MostTold = 20;

    /// <summary>Resources whose references are read together: few, since a first look ends after fifty rows.</summary>
    private const int AtOnce = 20;

    public async Task<TrialOutcome> RunAsync(Caller caller, TrialForm form, TrialLimits limits, TrialSink sink, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var followed = new FollowedReferences(store, caller.Access, limits.References);
        var rows = TrialRows.Read(form, clock.GetLocalNow(), followed.Find);
        if (!rows.Succeeded)
            return Refused(form, rows.Issues);
        var records = RecordsText.Parse(form.Records, rows.Value.Viewed);
        if (!records.Succeeded)
            return Refused(form, records.Issues);
        var type = records.Value.Type;
        if (type.Length > 0 && caller.Access.Scope.Types?.Contains(type) == false)
            return Refused(form, [Issue.Error("forbidden", $"The role {caller.Role.Title} may not see {type}.", "records")]);
        if (type.Length > 0 && rows.Value.Check(type) is { } wrong)
            return Refused(form, [wrong]);
        sink.Begin(rows.Value.Columns);
        // What never resolves need not be run for its references first.
        var resolves = form.Text.Contains("resolve", StringComparison.Ordinal);
        var run = new Run(rows.Value, limits, sink, started, resolves ? followed : null);
        var fault = await ReadAsync(caller.Access, records.Value, run, cancel);
        await AuditAsync(caller, form, run, cancel);
        return fault is null ? run.Outcome() : Refused(form, [fault]);
    }

    private async Task<Issue?> ReadAsync(Access access, RecordsText records, Run run, CancellationToken cancel)
    {
        if (records.One is { } key)
        {
            if (await store.ReadAsync(access, key, cancel: cancel) is not { Document: not null } found)
                return Issue.Error("not-found", $"There is no {key.Type} of that id that you may see.", "records");
            await run.TakeAsync([found], cancel);
            return null;
        }
        for (var query = records.Query!; ;)
        {
            var page = await store.SearchAsync(access, query, cancel);
            if (page.Issues.FirstOrDefault(i => i.Fails) is { } issue)
                return issue with { Path = "records" };
            foreach (var some in page.Matches.Chunk(AtOnce))
            {
                if (!await run.TakeAsync(some, cancel))
                    return null;
            }
            if (page.Next is not { } next)
                return null;
            query = query with { Cursor = next };
        }
    }

    private ValueTask AuditAsync(Caller caller, TrialForm form, Run run, CancellationToken cancel)
    {
        var asked = $"analysis/{(form.Kind == TrialKind.View ? "view" : "path")}: {form.Records}";
        return run.Patients.Count == 0
            ? audit.RecordAsync(Sighting.Read(caller, "search-type", null, null, asked), cancel)
            : audit.RecordAsync([.. run.Patients.Select(p => Sighting.Read(caller, "search-type", p, null, asked))], cancel);
    }

    private static TrialOutcome Refused(TrialForm form, IReadOnlyList<Issue> issues)
    {
        // Text that is no JSON yet has no name for its root but $.
        var root = form.Kind == TrialKind.View ? "ViewDefinition" : "";
        string Place(string? path) => path is null ? root : path.StartsWith('$') ? root + path[1..] : path;
        return new TrialOutcome([], 0, 0, "", [.. issues.Select(i => new TrialIssue(i.Text, Place(i.Path), i.Line, i.Column, ""))], 0);
    }

    /// <summary>What one trial has come to so far.</summary>
    private sealed class Run(TrialRows rows, TrialLimits limits, TrialSink sink, long started, FollowedReferences? followed)
    {
        private readonly List<TrialIssue> issues = [];
        private long resources;
        private long failed;
        private int shown;
        private bool isFull;
        private string limit = "";

        /// <summary>Whose records gave rows.</summary>
        public HashSet<string> Patients { get; } = [];

        /// <summary>Takes some resources with what they refer to; false when a limit is met and nothing more is wanted.</summary>
        public async Task<bool> TakeAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
        {
            if (followed is not null)
                await FollowAsync(followed, versions, cancel);
            return versions.All(Take);
        }

        /// <summary>Runs for the references alone, as often as what they lead to refers further.</summary>
        private async Task FollowAsync(FollowedReferences references, IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
        {
            for (var round = 0; round < FollowedReferences.Depth; round++)
            {
                foreach (var version in versions.Where(_ => !IsLate))
                    rows.Of(version.Document!, _ => { });
                if (!await references.ReadAsync(cancel))
                    break;
            }
            foreach (var document in references.Found)
                Patients.UnionWith(PatientsOf.Resource(document));
            references.Found.Clear();
        }

        private bool IsLate => Stopwatch.GetElapsedTime(started) > limits.Time;

        private bool Take(StoredVersion version)
        {
            if (IsLate)
            {
                limit = $"Broken off after {limits.Time.TotalSeconds:0} seconds with {resources:#,0} resources read. Narrow the records by a search, such as a code or a date.";
                return false;
            }
            var (name, before) = (version.Key.ToString(), shown);
            resources++;
            if (!rows.Of(version.Document!, cells => Show(name, cells.Span)) && ++failed <= MostTold)
                issues.Add(new TrialIssue(rows.Failure!.Text, "", 0, 0, name));
            if (shown > before)
                Patients.UnionWith(PatientsOf.Resource(version.Document!));
            if (isFull)
                limit = $"These are the first {limits.Rows:#,0} rows; {resources:#,0} resources were read for them.";
            return !isFull;
        }

        public TrialOutcome Outcome() =>
            new(rows.Columns, resources, failed, limit.Length == 0 && followed?.IsFull == true ? Unfollowed : limit, issues, Stopwatch.GetElapsedTime(started).TotalMilliseconds);

        private string Unfollowed => $"Only the first {limits.References:#,0} references were followed; resolve() finds nothing for the others. Narrow the records.";

        private void Show(string resource, ReadOnlySpan<ViewCell> cells)
        {
            isFull = shown >= limits.Rows;
            if (isFull)
                return;
            shown++;
            sink.Row(resource, cells);
        }
    }
}
