using System.Text.Json;

namespace Chartroom.Suites.Validation;

/// <summary>One case of the suite as its manifest describes it.</summary>
internal sealed record ValidatorCase(string Id, JsonElement Definition)
{
    public string File => Definition.GetProperty("file").GetString()!;

    public string Module => Text("module") ?? "";

    public JsonElement? Profile => Definition.TryGetProperty("profile", out var profile) ? profile : null;

    public string? Text(string name) => Definition.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Is(string name) => Is(Definition, name);

    public static bool Is(JsonElement of, string name) => of.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || value.ToString() == "true");

    public static IEnumerable<string> List(JsonElement of, params string[] names)
    {
        foreach (var name in names)
        {
            if (!of.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var item in list.EnumerateArray())
                yield return item.GetString()!;
        }
    }
}

/// <summary>An error of a published outcome: its place in our form, and its text.</summary>
internal sealed record PublishedError(string Place, string Text);

/// <summary>How a case ended. <c>Exact</c>: the same set of places; <c>Difference</c>: null when presence and places agree.</summary>
internal sealed record CaseResult(bool IsJudged, bool Presence, bool Exact, string? Difference);
