using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Documents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Documents;

/// <summary>The documents of an account: navigator with suggestions, one document with its marks.</summary>
internal static class DocumentEndpoints
{
    public static void MapCodingDocuments(this RouteGroupBuilder desk, OpenAtDesk open)
    {
        desk.MapGet("/documents", (string id, Caller caller, CodingAccounts accounts, EncounterDocuments documents, AccountViews views, CodeLibrary library, ReadMarks marks, AuditTrail audit, CancellationToken cancel) =>
            ListAsync(open(accounts, caller.Access, id, cancel), caller, documents, views, library, marks, audit, cancel));
        desk.MapGet("/documents/{type}/{document}", (string id, string type, string document, Caller caller, CodingAccounts accounts, EncounterDocuments documents, AccountViews views, CodeLibrary library, AuditTrail audit, CancellationToken cancel) =>
            ShowAsync(open(accounts, caller.Access, id, cancel), $"{type}/{document}", caller, documents, views, library, audit, cancel));
    }

    private static async Task<Results<Ok<StayDocuments>, ProblemHttpResult>> ListAsync(
        ValueTask<Parsed<Account>> opening, Caller caller, EncounterDocuments documents, AccountViews views, CodeLibrary library, ReadMarks marks,
        AuditTrail audit, CancellationToken cancel)
    {
        var opened = await opening;
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var patient = $"Patient/{account.Stay.PatientId}";
        await audit.RecordAsync(Sighting.Read(caller, "search-type", patient, null, "coding/documents"), cancel);
        var day = account.Stay.Discharged ?? views.Today;
        var read = await documents.ReadAsync(caller, account, day, cancel);
        var (review, suggestions) = Judge(read, account, library, day);
        var seen = await marks.ReadAsync(caller, account.Stay.PatientId, cancel);
        var shown = read.Select(d => new CodingDocument(
            d.Entry.Key, d.Entry.What, d.Entry.When, d.Entry.Who, d.Entry.Status, !seen.Contains(d.Entry.Key), d.InStay,
            suggestions.Count(s => s.State == SuggestionState.Open && s.Mentions.Any(m => m.Words.Document == d.Entry.Key)), CitedBy(account.Abstract.Codes, d.Entry.Key)));
        return TypedResults.Ok(new StayDocuments([.. shown], suggestions, Undocumented(review, account.Abstract.Codes), documents.Note));
    }

    private static async Task<Results<Ok<MarkedDocument>, NotFound, ProblemHttpResult>> ShowAsync(
        ValueTask<Parsed<Account>> opening, string key, Caller caller, EncounterDocuments documents, AccountViews views, CodeLibrary library,
        AuditTrail audit, CancellationToken cancel)
    {
        var opened = await opening;
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var day = account.Stay.Discharged ?? views.Today;
        var read = await documents.ReadAsync(caller, account, day, cancel);
        if ((read.FirstOrDefault(d => d.Entry.Key == key) ?? await documents.ReadOneAsync(caller, account, key, day, cancel)) is not { } document)
            return TypedResults.NotFound();
        await audit.RecordAsync(Sighting.Read(caller, "read", $"Patient/{account.Stay.PatientId}", key), cancel);
        var (_, suggestions) = Judge(read, account, library, day);
        var marks = MarkedText.Marks(key, document.Version.Version, account.Abstract.Codes, suggestions);
        var note = document.Text.Text.Length > 0 ? "" : "This document has no text to be read here; its original is in the chart (g c, then 7).";
        var entry = document.Entry;
        return TypedResults.Ok(new MarkedDocument(
            key, document.Version.Version, entry.What, entry.When, entry.Who, entry.Status, MarkedText.Blocks(document.Text, marks), note));
    }

    private static (DocumentationReview? Review, IReadOnlyList<SuggestedCode> Suggestions) Judge(IReadOnlyList<ReadDocument> read, Account account, CodeLibrary library, DateOnly day)
    {
        var codes = account.Abstract.Codes;
        var review = Suggestions.Review(read, codes, library.Codes(CodeSystemNames.Icd10Cm).Value, account.Stay.Kind == StayKind.Inpatient);
        return (review, Suggestions.Of(read, codes, review, library.Grouping(day).Value, account.Stay));
    }

    /// <summary>A code whose words the coder has shown is documented, whatever was found.</summary>
    private static IReadOnlyList<UndocumentedCode> Undocumented(DocumentationReview? review, AbstractCodes codes)
    {
        var shown = codes.Diagnoses.Where(d => d.Evidence.Count > 0).Select(d => d.Code).ToHashSet();
        return [.. (review?.Undocumented ?? []).Where(c => !shown.Contains(c.Shown)).Select(c => new UndocumentedCode(c.Shown, c.Display))];
    }

    private static int CitedBy(AbstractCodes codes, string document) =>
        codes.Diagnoses.Count(d => d.Evidence.Any(e => e.Document == document)) + codes.Procedures.Count(p => p.Evidence.Any(e => e.Document == document));
}
