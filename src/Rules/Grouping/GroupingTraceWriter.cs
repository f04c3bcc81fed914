using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chartroom.Rules.Grouping;

/// <summary>Writes a trace as the property <c>trace</c> of the object that is open. Source: command <c>group --trace</c>.</summary>
public static class GroupingTraceWriter
{
    public static void Write(Utf8JsonWriter json, GroupingTrace trace)
    {
        json.WritePropertyName("trace"u8);
        JsonSerializer.Serialize(json, trace, GroupingTraceJson.Default.GroupingTrace);
    }
}

/// <summary>The JSON shape of a trace.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GroupingTrace))]
internal sealed partial class GroupingTraceJson : JsonSerializerContext;
