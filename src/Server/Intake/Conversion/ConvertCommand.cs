using System.CommandLine;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;

namespace Chartroom.Server.Intake.Conversion;

/// <summary>
/// <c>convert --from FORM FILE...</c>: one Bundle or resource a line for each input (each message of a batch); an input that cannot be read
/// gives an OperationOutcome and exit code 1.
/// </summary>
public static class ConvertCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "What the inputs are.", Required = true };
        from.AcceptOnlyFromAmong([.. Converters.Table.Keys]);
        var to = new Option<string>("--to") { Description = "What to write.", DefaultValueFactory = _ => "fhir" };
        to.AcceptOnlyFromAmong("fhir", "json", "xml");
        var files = CommonOptions.Files();
        var command = new Command("convert", "Convert HL7 v2, C-CDA, FHIR XML or JSON.") { from, to, files };
        command.SetAction(parsed =>
        {
            using var output = Console.OpenStandardOutput();
            return Run(parsed.GetValue(files)!, Converters.Table[parsed.GetValue(from)!], parsed.GetValue(to) == "xml", output) ? 0 : 1;
        });
        return command;
    }

    private static bool Run(
        string[] files, Func<ReadOnlyMemory<byte>, IEnumerable<Parsed<ResourceDocument>>> converter, bool toXml, Stream output)
    {
        var all = true;
        foreach (var file in InputFiles.Open(files))
        {
            foreach (var result in converter(file.ReadAll()))
            {
                var written = Form(result, toXml);
                all &= written.Succeeded;
                output.Write(written.Succeeded ? written.Value : OutcomeAnswer.Document(written.Issues).Span);
                output.WriteByte((byte)'\n');
            }
        }
        return all;
    }

    private static Parsed<byte[]> Form(Parsed<ResourceDocument> result, bool toXml)
    {
        if (!result.Succeeded)
            return new Parsed<byte[]>(result.Issues);
        return toXml ? ResourceXmlWriter.Write(result.Value) : OneLine(result.Value);
    }

    /// <summary>JSON on one line: numbers and texts as they were written, white space between them gone.</summary>
    private static byte[] OneLine(ResourceDocument document)
    {
        var from = document.Utf8.Span;
        var to = new byte[from.Length];
        var (count, inText) = (0, false);
        for (var i = 0; i < from.Length; i++)
        {
            var b = from[i];
            if (!inText && (b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                continue;
            to[count++] = b;
            if (inText && b == '\\' && i + 1 < from.Length)
                to[count++] = from[++i];
            else if (b == '"')
                inText = !inText;
        }
        return to.AsSpan(0, count).ToArray();
    }
}
