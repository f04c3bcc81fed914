using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Coding.Queries;

/// <summary>
/// Queries to physicians, as far as coding asks them: a Task of the code <c>physician-query</c> that names encounter,
/// question, options and indicators. Whoever answers or withdraws it changes the Task; the account follows.
/// Source: FHIR R4 Task; design.md §1.
/// </summary>
public sealed class PhysicianQueries(IRecordStore store, TimeProvider clock)
{
    private const string Code = "physician-query";
    private static readonly string[] OpenStatuses = ["requested", "received", "accepted", "ready", "in-progress", "on-hold"];

    /// <summary>The queries of an encounter, newest first.</summary>
    public async ValueTask<IReadOnlyList<QueryLine>> ReadAsync(Access access, string encounterId, CancellationToken cancel)
    {
        SearchCriterion[] criteria = [new("encounter", null, [$"Encounter/{encounterId}"]), new("code", null, [$"{CodeNames.Task}|{Code}"])];
        var page = await store.SearchAsync(access, new SearchQuery("Task", criteria, Count: 100), cancel);
        return [.. page.Matches.Where(m => m.Document is not null).Select(LineOf).OrderByDescending(q => q.AskedAt, StringComparer.Ordinal)];
    }

    /// <summary>The writes that send a query, or the checks that hold it back.</summary>
    public Parsed<RecordWrite> Ask(Caller caller, Account account, AskQuery query)
    {
        var stops = QueryChecks.Of(query).Where(f => f.Level == FindingLevel.Stop).Select(f => Issue.Error("business-rule", $"{f.Title}: {f.Reason}")).ToList();
        return stops.Count > 0 ? new(stops) : new(new RecordWrite.Create(AbstractClaim.ToDocument(TaskOf(caller, account, query))));
    }

    private static QueryLine LineOf(StoredVersion version)
    {
        var root = version.Document!.Root;
        var (title, answer) = (root["description"u8].Text ?? "Query", "");
        foreach (var output in root["output"u8].Items)
            answer = output["valueString"u8].Text ?? answer;
        var question = "";
        foreach (var input in root["input"u8].Items)
        {
            if (input["type"u8]["text"u8].Is("question"u8))
                question = input["valueString"u8].Text ?? "";
        }
        var status = root["status"u8].Text ?? "";
        return new QueryLine(
            version.Key.ToString(), title, question, root["owner"u8]["display"u8].Text ?? "", status, OpenStatuses.Contains(status),
            root["authoredOn"u8].Text ?? "", root["requester"u8]["display"u8].Text ?? "", answer);
    }

    private JsonObject TaskOf(Caller caller, Account account, AskQuery query)
    {
        var (to, toName) = query.To.Length > 0 ? (query.To, query.ToName) : (account.Stay.Attending, account.Stay.AttendingName);
        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["status"] = "requested",
            ["intent"] = "order",
            ["priority"] = account.Task.Priority,
            ["code"] = AbstractClaim.Concept(CodeNames.Task, Code, "Physician query"),
            ["description"] = query.Title,
            ["focus"] = AbstractClaim.Reference($"Encounter/{account.Stay.EncounterId}"),
            ["for"] = AbstractClaim.Reference($"Patient/{account.Stay.PatientId}"),
            ["encounter"] = AbstractClaim.Reference($"Encounter/{account.Stay.EncounterId}"),
            ["authoredOn"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["requester"] = AbstractClaim.Reference(caller.Access.Who, caller.Display),
        };
        if (to.Length > 0)
            task["owner"] = AbstractClaim.Reference(to, toName);
        var inputs = new JsonArray(Input("question", "valueString", query.Text));
        foreach (var option in query.Options)
            inputs.Add(Input("option", "valueString", option));
        foreach (var indicator in query.Indicators)
            inputs.Add(Input("indicator", "valueReference", AbstractClaim.Reference($"{indicator.Document}/_history/{indicator.Version}", indicator.Text)));
        task["input"] = inputs;
        return task;
    }

    private static JsonObject Input(string type, string name, JsonNode value) => new() { ["type"] = new JsonObject { ["text"] = type }, [name] = value };
}
