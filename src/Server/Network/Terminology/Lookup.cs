using System.Text.Json.Nodes;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// CodeSystem/$lookup: what a system says of a code: display, definition, designations, parents, children and its own properties.
/// Source: FHIR R4 CodeSystem-lookup (hl7.org/fhir/R4/codesystem-operation-lookup.html).
/// </summary>
internal static class Lookup
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        if (input.Codings() is not [var (system, code, _), ..])
            return Answer.Refused(400, "required", "$lookup needs a code and system, or a coding.");
        var found = await TableOf.RequestAsync(call, input, system);
        if (!found.Succeeded)
            return Answer.Refused(404, found.Issues);
        if (found.Value.Find(code) is not { } entry)
            return Answer.Refused(404, "not-found", $"The system {found.Value.Name} has no such code.");
        return Describe(found.Value, entry, input).Answer();
    }

    private static ParametersAnswer Describe(CodeTable table, CodeEntry entry, OperationInput input)
    {
        var asked = input.All("property").SelectMany(p => p.Split(',')).ToHashSet();
        bool Wants(string name) => asked.Count == 0 || asked.Contains(name) || asked.Contains("*");
        var answer = new ParametersAnswer().Add("name", "String", table.Name).Add("version", "String", table.Version)
            .Add("display", "String", entry.Display).Add("code", "Code", entry.Code).Add("system", "Uri", table.Url)
            .Add("abstract", "Boolean", entry.IsAbstract).Add("definition", "String", entry.Definition);
        foreach (var (language, value) in entry.Designations)
            answer.Add("designation", new ParametersAnswer().Add("language", "Code", language).Add("value", "String", value));
        void Property(string name, string type, JsonNode value)
        {
            if (Wants(name))
                answer.Add("property", new ParametersAnswer().Add("code", "Code", name).Add("value", type, value));
        }
        foreach (var parent in entry.Parents)
            Property("parent", "Code", parent);
        foreach (var child in table.Children(entry.Code))
            Property("child", "Code", child.Code);
        Property("inactive", "Boolean", entry.IsInactive);
        foreach (var (name, value) in entry.Properties.Where(p => p.Name is not ("parent" or "child" or "inactive")))
            Property(name, "String", value);
        return answer;
    }
}

/// <summary>The code system that a request is about.</summary>
internal static class TableOf
{
    /// <summary>The one of the address, the one in the body, or that of a URL.</summary>
    public static async ValueTask<Parsed<CodeTable>> RequestAsync(FhirCall call, OperationInput input, string? url)
    {
        if (call.Id.Length > 0)
        {
            var stored = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
            return stored is { IsDeleted: false } ? call.Door.Tables.Kept(stored) : Issue.Error("not-found", "There is no CodeSystem with this id.");
        }
        if (input.Resource("codeSystem") is { } given)
            return StoredCodeSystem.Read(given);
        url = input.Text("url") ?? url;
        if (url is null)
            return Issue.Error("required", "The request names no code system.");
        var version = input.Text("version");
        return await call.Door.Tables.FindAsync(call.Access, version is null ? url : $"{url}|{version}", call.Cancel) is { } table
            ? table
            : Issue.Error("not-found", "The code system is not here: neither stored, nor in a release, nor published with R4.");
    }
}
