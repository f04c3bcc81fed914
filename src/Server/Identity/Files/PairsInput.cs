using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Matching;

namespace Chartroom.Server.Identity.Files;

/// <summary>One line of <c>match --pairs</c>: two records as JSON objects <c>a</c> and <c>b</c> of named fields.</summary>
public sealed record PairInput(string Id, PersonText A, PersonText B);

/// <summary>
/// Reads lines of pairs. A field whose name is not recognised is left alone; arrays give several values. A record of which no field
/// is recognised is told in a warning: the answer about it is no, whoever it is.
/// </summary>
public static class PairsInput
{
    /// <summary>One line; fails with an issue that says what is wrong, never quoting the line.</summary>
    public static Parsed<PairInput> Read(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !TryObject(root, "a", out var a) || !TryObject(root, "b", out var b))
                return Issue.Error("structure", "A pair is an object with the objects a and b.", line: number);
            var id = root.TryGetProperty("id", out var given) ? Scalar(given) : number.ToString();
            var issues = new List<Issue>();
            return new Parsed<PairInput>(new PairInput(id, Person("a", a, number, issues), Person("b", b, number, issues)), issues);
        }
        catch (JsonException e)
        {
            return Issue.Error("invalid", "Not JSON.", line: number, column: (int)(e.BytePositionInLine ?? 0) + 1);
        }
    }

    private static bool TryObject(JsonElement root, string name, out JsonElement value) =>
        root.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object;

    private static PersonText Person(string id, JsonElement fields, int number, List<Issue> issues)
    {
        var person = new PersonText(id);
        var known = false;
        foreach (var field in fields.EnumerateObject())
        {
            var kind = ColumnNames.Named(field.Name) ?? ColumnNames.Recognise(field.Name);
            if (kind is null)
                continue;
            known = true;
            if (field.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in field.Value.EnumerateArray())
                    person.With(kind.Value, Scalar(item));
            }
            else
            {
                person.With(kind.Value, Scalar(field.Value));
            }
        }
        if (!known)
            issues.Add(Issue.Warning("structure", $"No field of {id} has a name that is known, such as given, family or birthDate.", line: number));
        return person;
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
