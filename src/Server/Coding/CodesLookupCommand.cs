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
        var date = CommonOptions.Day("The day for which validity is judged (default: today).");
        var (data, codes) = (CommonOptions.Data(), CommonOptions.Codes());
        var command = new Command("lookup", "One code with its hierarchy, notes and validity.") { code, system, date, data, codes };
        command.SetAction(parsed =>
        {
            var folder = CommonOptions.ResolveCodes(parsed.GetValue(codes), parsed.GetValue(data)!);
            if (folder is null)
                return CodesOutput.NoRelease(parsed);
            var encoder = new Encoder(folder.FullName);
            var day = parsed.GetValue(date) ?? CodesOutput.Today();
            var found = true;
            var answer = CodesOutput.Guarded(parsed, "codes lookup", () =>
            {
                var concept = encoder.Find(parsed.GetValue(code)!, parsed.GetValue(system));
                found = concept is not null;
                if (concept is null)
                {
                    parsed.InvocationConfiguration.Error.WriteLine(WhyNot(encoder, parsed.GetValue(code)!, day));
                    return;
                }
                using var output = Console.OpenStandardOutput();
                CodesOutput.WriteLine(output, w => new LookupWriter(encoder, day).Write(w, concept));
            });
            return found ? answer : 1;
        });
        return command;
    }

    private static string WhyNot(Encoder encoder, string code, DateOnly day)
    {
        try
        {
            return $"No release here holds the code {code}. {encoder.Tabular.StateOf(code, day).Text}";
        }
        catch (FileNotFoundException)
        {
            return $"No release here holds the code {code}.";
        }
    }
}

/// <summary>Writes what is known of one code.</summary>
internal sealed class LookupWriter(Encoder encoder, DateOnly day)
{
    public void Write(Utf8JsonWriter writer, Concept concept)
    {
        WriteName(writer, concept);
        writer.WriteBoolean("billable", concept.IsBillableOn(day));
        writer.WriteString("date", day.ToString("yyyy-MM-dd"));
        writer.WriteString("valid_from", concept.ValidFrom?.ToString("yyyy-MM-dd"));
        writer.WriteString("valid_to", concept.ValidTo?.ToString("yyyy-MM-dd"));
        var isDiagnosis = concept.System == CodeSystemNames.Icd10Cm;
        if (isDiagnosis)
            WriteHeadings(writer, concept);
        WriteConcepts(writer, "hierarchy", Above(concept).Reverse());
        WriteConcepts(writer, "children", concept.Children);
        WriteNotes(writer, isDiagnosis ? encoder.Tabular.NotesOf(concept) : []);
        if (isDiagnosis)
            WriteState(writer, encoder.Tabular.StateOf(concept.Code, day));
        else if (concept.System == CodeSystemNames.Icd10Pcs)
            WriteCharacters(writer, concept);
    }

    private void WriteHeadings(Utf8JsonWriter writer, Concept concept)
    {
        foreach (var heading in encoder.Tabular.HeadingsOf(concept))
        {
            writer.WriteStartObject(heading.Kind);
            writer.WriteString("id", heading.Id);
            writer.WriteString("title", heading.Title);
            writer.WriteEndObject();
        }
    }

    private static void WriteNotes(Utf8JsonWriter writer, IEnumerable<HeldNote> notes)
    {
        writer.WriteStartArray("notes");
        foreach (var (at, note) in notes)
        {
            writer.WriteStartObject();
            writer.WriteString("at", at);
            writer.WriteString("type", note.Type);
            writer.WriteString("text", note.Text);
            writer.WriteString("edition", note.Edition);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter writer, CodeState state)
    {
        writer.WriteString("state", state.State);
        writer.WriteString("state_text", state.Text);
        writer.WriteStartArray("next");
        foreach (var next in state.Next)
        {
            writer.WriteStartObject();
            writer.WriteString("character", next.Character.ToString());
            writer.WriteString("meaning", next.Meaning);
            writer.WriteString("code", next.Code);
            writer.WriteBoolean("complete", next.IsComplete);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>The axes of a procedure code and what each character means.</summary>
    private void WriteCharacters(Utf8JsonWriter writer, Concept concept)
    {
        writer.WriteStartArray("characters");
        for (var i = 0; i < concept.Code.Length; i++)
        {
            var step = encoder.Procedures.Next(concept.Code[..i], day);
            writer.WriteStartObject();
            writer.WriteString("axis", step.Axis);
            writer.WriteString("character", concept.Code[i].ToString());
            writer.WriteString("meaning", step.Values.FirstOrDefault(v => v.Character == concept.Code[i])?.Meaning);
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
