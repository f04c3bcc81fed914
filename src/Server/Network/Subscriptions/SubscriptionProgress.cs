using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chartroom.Server.Network.Subscriptions;

/// <summary>How far a subscription is: the transaction up to which everything was told, and how many events that were.</summary>
internal sealed record SubscriptionPosition(long T, long Events);

/// <summary>
/// Keeps the positions of subscriptions, a file each, in the data directory. After a crash the events since the last position
/// are told again: at least once, never not at all.
/// </summary>
internal sealed class SubscriptionProgress(DirectoryInfo folder)
{
    public SubscriptionPosition? Read(string id)
    {
        var file = FileOf(id);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), SubscriptionJson.Default.SubscriptionPosition) : null;
    }

    public void Write(string id, SubscriptionPosition position)
    {
        folder.Create();
        File.WriteAllBytes(FileOf(id) + ".new", JsonSerializer.SerializeToUtf8Bytes(position, SubscriptionJson.Default.SubscriptionPosition));
        File.Move(FileOf(id) + ".new", FileOf(id), overwrite: true);
    }

    public void Remove(string id) => File.Delete(FileOf(id));

    private string FileOf(string id) => Path.Combine(folder.FullName, id + ".json");
}

/// <summary>The JSON shape of a position.</summary>
[JsonSerializable(typeof(SubscriptionPosition))]
internal sealed partial class SubscriptionJson : JsonSerializerContext;
