using System.Text.Json.Serialization;

namespace Chartroom.Server.Host.Work;

/// <summary>How something is to be taken, which the workbench shows by colour, icon and word.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tone>))]
public enum Tone : byte
{
    [JsonStringEnumMemberName("plain")]
    Plain,
    [JsonStringEnumMemberName("info")]
    Info,
    [JsonStringEnumMemberName("done")]
    Done,
    [JsonStringEnumMemberName("warning")]
    Warning,
    [JsonStringEnumMemberName("stop")]
    Stop,
}
