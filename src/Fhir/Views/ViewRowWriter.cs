using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Views;

/// <summary>
/// Writes rows: as NDJSON (one object a line, every column there, null when it has no value) or as CSV with a header line
/// (RFC 4180; a collection or structure as JSON text in its field).
/// </summary>
public sealed class ViewRowWriter(IReadOnlyList<ViewColumn> columns, Stream output)
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly SearchValues<char> NeedQuotes = System.Buffers.SearchValues.Create(",\"\r\n");
    private readonly JsonEncodedText[] names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    private readonly ArrayBufferWriter<byte> buffer = new();

    public void WriteJson(ReadOnlySpan<ViewCell> row)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(names[i]);
                WriteCell(json, row[i]);
            }
            json.WriteEndObject();
        }
        output.Write(buffer.WrittenSpan);
        output.WriteByte((byte)'\n');
    }

    public void WriteCsvHeader() => WriteLine(columns.Select(c => c.Name));

    public void WriteCsv(ReadOnlySpan<ViewCell> row)
    {
        var fields = new string[row.Length];
        for (var i = 0; i < row.Length; i++)
            fields[i] = TextOf(row[i]);
        WriteLine(fields);
    }

    private void WriteLine(IEnumerable<string> fields)
    {
        var line = string.Join(',', fields.Select(f => f.AsSpan().IndexOfAny(NeedQuotes) < 0 ? f : $"\"{f.Replace("\"", "\"\"")}\""));
        output.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
    }

    /// <summary>A cell as text: a primitive as it is written, a collection or structure as JSON, nothing as the empty text.</summary>
    public static string TextOf(in ViewCell cell)
    {
        if (cell.Items is null && (!cell.HasValue || cell.Value.TryToSystem(out var value) && value.Kind is not (PathValueKind.Node or PathValueKind.Quantity)))
            return cell.HasValue ? cell.Value.ToText() ?? "" : "";
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, JsonOptions))
            WriteCell(json, cell);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void WriteCell(Utf8JsonWriter json, in ViewCell cell)
    {
        if (cell.Items is { } items)
        {
            json.WriteStartArray();
            foreach (var item in items)
                WriteValue(json, item);
            json.WriteEndArray();
        }
        else if (cell.HasValue)
        {
            WriteValue(json, cell.Value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A node as its document has it; a System value as JSON has its like.</summary>
    public static void WriteValue(Utf8JsonWriter json, in PathValue value)
    {
        if (value.IsNode)
        {
            WriteElement(json, value.Element);
            return;
        }
        switch (value.Kind)
        {
            case PathValueKind.Boolean:
                json.WriteBooleanValue(value.AsBoolean);
                break;
            case PathValueKind.Integer or PathValueKind.Long:
                json.WriteNumberValue(value.AsLong);
                break;
            case PathValueKind.Decimal:
                json.WriteRawValue(value.AsDecimal.ToString(CultureInfo.InvariantCulture));
                break;
            case PathValueKind.Quantity:
                WriteQuantity(json, value.AsQuantity);
                break;
            default:
                json.WriteStringValue(value.ToText());
                break;
        }
    }

    private static void WriteElement(Utf8JsonWriter json, Element element)
    {
        switch (element.Kind)
        {
            case ElementKind.Missing or ElementKind.Null:
                json.WriteNullValue();
                break;
            case ElementKind.String:
                json.WriteStringValue(element.Text);
                break;
            default:
                json.WriteRawValue(element.Raw, skipInputValidation: true);
                break;
        }
    }

    private static void WriteQuantity(Utf8JsonWriter json, PathQuantity quantity)
    {
        json.WriteStartObject();
        json.WritePropertyName("value");
        json.WriteRawValue(quantity.Value.ToString(CultureInfo.InvariantCulture));
        json.WriteString("unit", quantity.Unit);
        if (!quantity.IsCalendar)
        {
            json.WriteString("system", Units.Ucum.System);
            json.WriteString("code", quantity.Unit);
        }
        json.WriteEndObject();
    }
}
