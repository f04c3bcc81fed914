using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
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
        var suggestions = Suggestions.Of(read, account.Abstract.Codes, library.Grouping(day).Value);
        var seen = await marks.ReadAsync(caller, account.Stay.PatientId, cancel);
        var shown = read.Select(d => new CodingDocument(
            d.Entry.Key, d.Entry.What, d.Entry.When, d.Entry.Who, d.Entry.Status, !seen.Contains(d.Entry.Key), d.InStay,
            suggestions.Count(s => s.State == SuggestionState.Open && s.Mentions.Any(m => m.Words.Document == d.Entry.Key)), CitedBy(account.Abstract.Codes, d.Entry.Key)));
        return TypedResults.Ok(new StayDocuments([.. shown], suggestions, documents.Note));
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
        var suggestions = Suggestions.Of(read, account.Abstract.Codes, library.Grouping(day).Value);
        var marks = MarkedText.Marks(key, document.Version.Version, account.Abstract.Codes, suggestions);
        var note = document.Text.Text.Length > 0 ? "" : "This document has no text to be read here; its original is in the chart (g c, then 7).";
        var entry = document.Entry;
        return TypedResults.Ok(new MarkedDocument(
            key, document.Version.Version, entry.What, entry.When, entry.Who, entry.Status, MarkedText.Blocks(document.Text, marks), note));
    }

    private static int CitedBy(AbstractCodes codes, string document) =>
        codes.Diagnoses.Count(d => d.Evidence.Any(e => e.Document == document)) + codes.Procedures.Count(p => p.Evidence.Any(e => e.Document == document));
}
