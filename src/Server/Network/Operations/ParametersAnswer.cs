using System.Text;
using System.Text.Json.Nodes;

namespace Chartroom.Server.Network.Operations;

/// <summary>Builds the Parameters resource that an operation answers with. Source: FHIR R4 Parameters.</summary>
internal sealed class ParametersAnswer
{
    private readonly JsonArray parameters = [];

    /// <summary>Adds a value under its type, such as <c>String</c> or <c>Coding</c>; null adds nothing.</summary>
    public ParametersAnswer Add(string name, string type, JsonNode? value)
    {
        if (value is not null)
            parameters.Add(new JsonObject { ["name"] = name, ["value" + type] = value });
        return this;
    }

    /// <summary>Adds a parameter of parts.</summary>
    public ParametersAnswer Add(string name, ParametersAnswer parts)
    {
        parameters.Add(new JsonObject { ["name"] = name, ["part"] = parts.parameters.DeepClone() });
        return this;
    }

    public ParametersAnswer AddResource(string name, JsonNode resource)
    {
        parameters.Add(new JsonObject { ["name"] = name, ["resource"] = resource });
        return this;
    }

    public Answer Answer() => Answer(Resource());

    public JsonObject Resource() => new() { ["resourceType"] = "Parameters", ["parameter"] = parameters };

    /// <summary>Any resource as an answer; what is asked of its shape does not apply.</summary>
    public static Answer Answer(JsonObject resource) =>
        new(200) { Body = Encoding.UTF8.GetBytes(resource.ToJsonString(JsonText.Plain)), IsShaped = true };
}

/// <summary>How JSON is written: letters as they are.</summary>
internal static class JsonText
{
    public static System.Text.Json.JsonSerializerOptions Plain { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
