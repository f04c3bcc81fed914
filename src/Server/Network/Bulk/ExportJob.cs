using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chartroom.Server.Network.Bulk;

/// <summary>Whose records an export holds: everything, all patients', or a group's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExportKind>))]
internal enum ExportKind { System, Patient, Group }

[JsonConverter(typeof(JsonStringEnumConverter<ExportState>))]
internal enum ExportState { Waiting, Done, Failed }

/// <summary>A finished file of an export.</summary>
internal sealed record ExportedFile(string Type, string Name, long Count);

/// <summary>
/// An export as asked and how far it is. It is kept as <c>job.json</c> beside its files, so that an export that a restart broke off is
/// run again from its beginning, at the same moment of the record.
/// </summary>
/// <param name="Patients">The ids of the patients it is limited to; null = all of its kind.</param>
/// <param name="Filters">Searches by type, <c>Type?query</c>; a resource of the type is exported when one of them finds it.</param>
internal sealed record ExportJob(
    string Id,
    string Account,
    string Who,
    string Role,
    string Request,
    ExportKind Kind,
    IReadOnlyList<string>? Patients,
    IReadOnlyList<string> Types,
    string? Since,
    IReadOnlyList<string> Filters,
    string? Elements,
    long T,
    DateTimeOffset TransactionTime)
{
    public ExportState State { get; init; }

    public IReadOnlyList<ExportedFile> Files { get; init; } = [];

    private const string FileName = "job.json";

    public static ExportJob? Read(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), ExportJobJson.Default.ExportJob) : null;
    }

    public void Write(DirectoryInfo folder)
    {
        folder.Create();
        var file = Path.Combine(folder.FullName, FileName);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this, ExportJobJson.Default.ExportJob));
        File.Move(file + ".new", file, overwrite: true);
    }
}

/// <summary>The JSON shape of a job.</summary>
[JsonSerializable(typeof(ExportJob))]
internal sealed partial class ExportJobJson : JsonSerializerContext;
