using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// $validate-code: whether a code is in a value set or a code system, and whether its display is right.
/// Source: FHIR R4 ValueSet-validate-code, CodeSystem-validate-code.
/// </summary>
internal static class ValidateCode
{
    public static async Task<Answer> OfValueSetAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        var set = await SetOf.RequestAsync(call, input);
        if (!set.Succeeded)
            return Answer.Refused(set.Issues[0].Code == "not-found" ? 404 : 400, set.Issues);
        if (input.Codings() is not { Count: > 0 } codings)
            return Answer.Refused(400, "required", "$validate-code needs a code, a coding or a codeableConcept.");
        foreach (var (system, code, display) in codings)
        {
            if (set.Value.Find(system, code) is not { } found)
                continue;
            var table = await call.Door.Tables.FindAsync(call.Access, found.System, call.Cancel);
            return Found(found.System, found.Code, found.Display, display, table?.Find(code)?.Designations.Select(d => d.Value) ?? []);
        }
        return set.Value.Missing is { } missing
            ? Not($"Whether the code is in the set cannot be told: the code system {missing} is not here whole.")
            : Not("The code is not in the value set.");
    }

    public static async Task<Answer> OfCodeSystemAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        if (input.Codings() is not { Count: > 0 } codings)
            return Answer.Refused(400, "required", "$validate-code needs a code, a coding or a codeableConcept.");
        foreach (var (system, code, display) in codings)
        {
            var table = await TableOf.RequestAsync(call, input, system);
            if (!table.Succeeded)
                return Answer.Refused(404, table.Issues);
            if (table.Value.Find(code) is { } entry)
                return Found(table.Value.Url, entry.Code, entry.Display, display, entry.Designations.Select(d => d.Value));
            if (!table.Value.IsComplete)
                return Not("The code is not among those of the system that are here; the system has more.");
        }
        return Not("The system has no such code.");
    }

    private static Answer Found(string system, string code, string display, string? given, IEnumerable<string> names)
    {
        var right = given is null || display.Length == 0 || string.Equals(given, display, StringComparison.OrdinalIgnoreCase)
            || names.Contains(given, StringComparer.OrdinalIgnoreCase);
        return new ParametersAnswer().Add("result", "Boolean", right)
            .Add("message", "String", right ? null : "The code is right; its display is another.")
            .Add("display", "String", display.Length > 0 ? display : null).Add("code", "Code", code).Add("system", "Uri", system.Length > 0 ? system : null).Answer();
    }

    private static Answer Not(string message) => new ParametersAnswer().Add("result", "Boolean", false).Add("message", "String", message).Answer();
}
