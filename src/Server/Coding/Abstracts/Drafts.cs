using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Documents;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Documents;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Abstracts;

/// <summary>
/// Keeps the coder's work at every change: each is a version of the Claim, so that nothing typed is lost, every state can
/// be brought back, and a second coder's change is noticed and not overwritten.
/// </summary>
public sealed class Drafts(IRecordStore store, AccountCommits commits, Evaluator evaluator, DocumentTexts texts, TimeProvider clock)
{
    /// <summary>Keeps codes over the version that the coder saw. The account becomes the coder's when it was nobody's.</summary>
    public async Task<Parsed<Account>> SaveAsync(Caller caller, Account account, AbstractCodes codes, long over, CancellationToken cancel)
    {
        if (MayChange(caller, account) is { } refused)
            return refused;
        if (account.Abstract.Version != over)
            return AccountCommits.Stale(account.Abstract);
        codes = Normal(codes);
        if (await UnfoundAsync(caller, codes, account.Abstract.Codes, cancel) is { } unfound)
            return unfound;
        return await KeepAsync(caller, account, codes, cancel);
    }

    /// <summary>Brings an earlier version's codes back, as a new version.</summary>
    public async Task<Parsed<Account>> RestoreAsync(Caller caller, Account account, long version, long over, CancellationToken cancel)
    {
        if (MayChange(caller, account) is { } refused)
            return refused;
        if (account.Abstract.Version != over)
            return AccountCommits.Stale(account.Abstract);
        var codes = AbstractCodes.Empty;
        if (version > 0)
        {
            if (await store.ReadVersionAsync(caller.Access, account.Abstract.Key, version, cancel) is not { Document: not null } earlier)
                return Issue.Error("not-found", $"The abstract has no version {version}.");
            codes = AbstractClaim.Read(earlier).Codes;
        }
        return await KeepAsync(caller, account, codes, cancel);
    }

    /// <summary>Why a caller may not change an account's codes now; null when nothing forbids it.</summary>
    public static Issue? MayChange(Caller caller, Account account)
    {
        if (account.Audit is { } audit)
            return audit.WhyNot(caller);
        if (account.Abstract.Status == AbstractStatus.Final)
            return Issue.Error("conflict", "The abstract is final. Reopen it, with a reason, to change it.");
        if (account.Task.Owner.Length > 0 && account.Task.Owner != caller.Access.Who)
            return Issue.Error("conflict", $"{account.Task.OwnerName} has this account. Take it over to change it.");
        return null;
    }

    /// <summary>Codes as people write them, in capitals and with the dot; texts without blanks around them.</summary>
    public static AbstractCodes Normal(AbstractCodes codes) => codes with
    {
        Diagnoses = [.. codes.Diagnoses.Select(d => d with { Code = CodeNames.ShownDiagnosis(d.Code), Poa = d.Poa.Trim().ToUpperInvariant() })],
        Procedures = [.. codes.Procedures.Select(p => p with { Code = CodeNames.Plain(p.Code), Date = p.Date.Trim() })],
        AdmitDiagnosis = CodeNames.ShownDiagnosis(codes.AdmitDiagnosis),
        DischargeStatus = codes.DischargeStatus.Trim(),
        Declined = [.. codes.Declined.Select(CodeNames.ShownDiagnosis).Distinct()],
    };

    /// <summary>The document of the abstract's Claim with what the codes group to.</summary>
    internal Fhir.Documents.ResourceDocument Written(Caller caller, Account account, AbstractCodes codes, AbstractStatus status)
    {
        var now = clock.GetUtcNow();
        var judged = new CodingCase(account.Stay, codes, account.Settings, account.Payer.Name, account.Payer.IsMedicare, account.Abstract.WorkingDrg, DateOnly.FromDateTime(now.UtcDateTime));
        var grouping = evaluator.Group(judged);
        int? drg = grouping?.Answer.Final.Drg is { } number and not 999 ? number : null;
        var head = new ClaimHead(
            account.Stay, status, caller.Access.Who, caller.Display, now, account.Payer.Coverage, drg, grouping?.Release.Version.Label ?? "",
            drg is { } known ? grouping!.TitleOf(known) : "", account.Abstract.WorkingDrg ?? drg, account.Created ?? now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        return AbstractClaim.Write(account.Abstract.Key, codes, head, evaluator.TitleOf);
    }

    private Task<Parsed<Account>> KeepAsync(Caller caller, Account account, AbstractCodes codes, CancellationToken cancel)
    {
        var claim = Written(caller, account, codes, AbstractStatus.Draft);
        // An audit leaves the account itself alone.
        var isOwn = account.Audit is not null || (account.Task.Owner == caller.Access.Who && account.Task.Begun is not null);
        var taken = isOwn ? null : account.Task with
        {
            Owner = caller.Access.Who,
            OwnerName = caller.Display,
            Begun = account.Task.Begun ?? clock.GetUtcNow(),
        };
        return commits.CommitAsync(caller, account, new AccountChange("update") { Task = taken, Claim = claim }, cancel);
    }

    /// <summary>Evidence that is new must be found: its document's version has those words at that place.</summary>
    private async Task<Issue?> UnfoundAsync(Caller caller, AbstractCodes codes, AbstractCodes before, CancellationToken cancel)
    {
        var known = Evidence(before).ToHashSet();
        foreach (var words in Evidence(codes).Where(e => !known.Contains(e)))
        {
            var version = words.Document.Split('/') is [var type, var id]
                ? await store.ReadVersionAsync(caller.Access, new ResourceKey(type, id), words.Version, cancel)
                : null;
            if (version?.Document is null)
                return Issue.Error("business-rule", $"The evidence names {words.Document} version {words.Version}, which is not in the record.");
            var text = NoteText.Of(await texts.ReadAsync(caller.Access, version, cancel));
            if (!text.Holds(words.Start, words.End, words.Quote))
                return Issue.Error("business-rule", $"The words of the evidence do not stand at that place of {words.Document} version {words.Version}.");
        }
        return null;
    }

    private static IEnumerable<Evidence> Evidence(AbstractCodes codes) =>
        codes.Diagnoses.SelectMany(d => d.Evidence).Concat(codes.Procedures.SelectMany(p => p.Evidence));
}
