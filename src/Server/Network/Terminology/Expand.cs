using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// ValueSet/$expand: the codes of a value set, filtered by words and page by page.
/// Source: FHIR R4 ValueSet-expand (hl7.org/fhir/R4/valueset-operation-expand.html).
/// </summary>
internal static class Expand
{
    /// <summary>Codes of an answer when no count is asked for; a larger set wants pages.</summary>
    private const int MostCodes = 20_000;

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        var found = await SetOf.RequestAsync(call, input);
        if (!found.Succeeded)
            return Answer.Refused(found.Issues[0].Code == "not-found" ? 404 : 400, found.Issues);
        var offset = 0;
        int? count = null;
        if (input.Text("offset") is { } o && (!int.TryParse(o, NumberStyles.None, CultureInfo.InvariantCulture, out offset)))
            return Answer.Refused(400, "value", "offset is a whole number, 0 or more.");
        if (input.Text("count") is { } c)
        {
            if (!int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
                return Answer.Refused(400, "value", "count is a whole number, 0 or more.");
            count = wanted;
        }
        if (found.Value.Codes() is not { } all)
            return Answer.Refused(422, "not-found", $"The set needs the code system {found.Value.Missing}, which is not here whole.");
        var chosen = all.Where(Chosen(input)).ToList();
        if (count is null && chosen.Count - offset > MostCodes)
            return Answer.Refused(422, "too-costly", $"The value set has more than {MostCodes} codes. Ask for pages by count and offset, or filter by words.");
        var page = chosen.Skip(offset).Take(count ?? int.MaxValue);
        return ParametersAnswer.Answer(Resource(call, found.Value, chosen.Count, offset, page, input));
    }

    /// <summary>Every word of the filter begins a word of the display, or the filter begins the code.</summary>
    private static Func<SetCode, bool> Chosen(OperationInput input)
    {
        var words = input.Text("filter")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var activeOnly = input.Flag("activeOnly");
        return code => (!activeOnly || !code.IsInactive)
            && (words.Length == 0 || code.Code.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) || Array.TrueForAll(words, w => Begins(code.Display, w)));
    }

    private static bool Begins(string display, string word)
    {
        for (var at = display.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = display.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(display[at - 1]))
                return true;
        }
        return false;
    }

    private static JsonObject Resource(FhirCall call, CodeSet set, int total, int offset, IEnumerable<SetCode> page, OperationInput input)
    {
        var contains = new JsonArray();
        foreach (var code in page)
            contains.Add(Contained(code));
        var parameters = new JsonArray();
        foreach (var name in (string[])["filter", "offset", "count", "activeOnly"])
        {
            if (input.Text(name) is not { } text)
                continue;
            var parameter = new JsonObject { ["name"] = name };
            if (name is "offset" or "count")
                parameter["valueInteger"] = int.Parse(text, CultureInfo.InvariantCulture);
            else if (name == "activeOnly")
                parameter["valueBoolean"] = text == "true";
            else
                parameter["valueString"] = text;
            parameters.Add(parameter);
        }
        var expansion = new JsonObject
        {
            ["identifier"] = $"urn:uuid:{Guid.CreateVersion7(call.Door.Clock.GetUtcNow())}",
            ["timestamp"] = call.Door.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["total"] = total,
            ["offset"] = offset,
        };
        if (parameters.Count > 0)
            expansion["parameter"] = parameters;
        if (contains.Count > 0)
            expansion["contains"] = contains;
        var resource = new JsonObject { ["resourceType"] = "ValueSet" };
        foreach (var (name, value) in new[] { ("url", set.Url), ("version", set.Version), ("name", set.Name) })
        {
            if (value is { Length: > 0 })
                resource[name] = value;
        }
        resource["status"] = "active";
        resource["expansion"] = expansion;
        return resource;
    }

    private static JsonObject Contained(SetCode code)
    {
        var item = new JsonObject { ["system"] = code.System };
        if (code.IsAbstract)
            item["abstract"] = true;
        if (code.IsInactive)
            item["inactive"] = true;
        if (code.Version is not null)
            item["version"] = code.Version;
        item["code"] = code.Code;
        if (code.Display.Length > 0)
            item["display"] = code.Display;
        return item;
    }
}

/// <summary>The value set that a request is about.</summary>
internal static class SetOf
{
    /// <summary>The one of the address, the one in the body, or the one of the parameter <c>url</c>.</summary>
    public static async ValueTask<Parsed<CodeSet>> RequestAsync(FhirCall call, OperationInput input)
    {
        if (call.Id.Length > 0)
        {
            var stored = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
            return stored?.Document is { } document
                ? await call.Door.Sets.ReadAsync(call.Access, document, call.Cancel)
                : Issue.Error("not-found", "There is no ValueSet with this id.");
        }
        var given = input.Resource("valueSet") ?? (call.Body is { ResourceType: "ValueSet" } body ? body : null);
        if (given is not null)
            return await call.Door.Sets.ReadAsync(call.Access, given, call.Cancel);
        if (input.Text("url") is not { } url)
            return Issue.Error("required", "The request names no value set: give url or valueSet.");
        return await call.Door.Sets.FindAsync(call.Access, input.Text("valueSetVersion") is { } version ? $"{url}|{version}" : url, call.Cancel);
    }
}
