using System.CommandLine;
using System.Text.Json;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>codes lookup CODE</c>: one code with hierarchy, notes and validity, as JSON.</summary>
public static class CodesLookupCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("CODE") { Description = "With or without the dot." };
        var system = new Option<string?>("--system") { Description = "icd10cm, icd10pcs, hcpcs or cvx (default: the first that has the code)." };
        system.AcceptOnlyFromAmong([.. CodeSystemNames.All]);
        var date = new Option<DateOnly?>("--date") { Description = "The day for which validity is judged (default: today)." };
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("lookup", "One code with its hierarchy, notes and validity.") { code, system, date, data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            string[] systems = parsed.GetValue(system) is { } one ? [one] : [.. CodeSystemNames.All];
            var concept = systems.Select(s => CodeSystem.Read(s, folder.FullName).Find(parsed.GetValue(code)!)).FirstOrDefault(c => c is not null);
            if (concept is null)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"No release here holds the code {parsed.GetValue(code)}.");
                return 1;
            }
            var notes = concept.System == CodeSystemNames.Icd10Cm ? TabularNotes.Read(folder.FullName) : null;
            using var output = Console.OpenStandardOutput();
            CodesOutput.WriteLine(output, w => Write(w, concept, notes, parsed.GetValue(date) ?? CodesOutput.Today()));
            return 0;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter writer, Concept concept, TabularNotes? notes, DateOnly day)
    {
        WriteName(writer, concept);
        writer.WriteBoolean("billable", concept.IsBillableOn(day));
        writer.WriteString("date", day.ToString("yyyy-MM-dd"));
        writer.WriteString("valid_from", concept.ValidFrom?.ToString("yyyy-MM-dd"));
        writer.WriteString("valid_to", concept.ValidTo?.ToString("yyyy-MM-dd"));
        WriteConcepts(writer, "hierarchy", Above(concept).Reverse());
        WriteConcepts(writer, "children", concept.Children);
        writer.WriteStartArray("notes");
        foreach (var (from, note) in notes?.For(concept) ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("at", from.Shown);
            writer.WriteString("type", note.Type);
            writer.WriteString("text", note.Text);
            writer.WriteString("edition", note.Edition);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static IEnumerable<Concept> Above(Concept concept)
    {
        for (var at = concept.Parent; at is not null; at = at.Parent)
            yield return at;
    }

    private static void WriteConcepts(Utf8JsonWriter writer, string name, IEnumerable<Concept> concepts)
    {
        writer.WriteStartArray(name);
        foreach (var concept in concepts)
        {
            writer.WriteStartObject();
            WriteName(writer, concept);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteName(Utf8JsonWriter writer, Concept concept)
    {
        writer.WriteString("system", concept.System);
        writer.WriteString("code", concept.Shown);
        writer.WriteString("display", concept.Display.Length > 0 ? concept.Display : null);
    }
}
