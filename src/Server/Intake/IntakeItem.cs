using Chartroom.Server.Host.Work;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake;

/// <summary>
/// One item of the intake monitor. <c>State</c> is received, processed, failed or set-aside; of a failed one <c>Place</c> names the segment
/// and field, or the element, at fault, and <c>Reason</c> says why. <c>Title</c> is what it is, such as <c>ADT^A01</c>; <c>Content</c> the hash
/// under which its bytes are kept. <c>When</c> and <c>Age</c> are ready to be shown.
/// </summary>
public sealed record IntakeItem(
    long Number, string Door, string Kind, string Title, string Key, string Content, string? ContentType, DateTimeOffset ReceivedAt, string When,
    string Age, string State, Tone Tone, int Attempts, string? Place, string? Reason, DateTimeOffset? ProcessedAt)
{
    internal static IntakeItem Of(JournalItem item, string title, DateTimeOffset now)
    {
        var split = item.Reason?.IndexOf(": ", StringComparison.Ordinal) ?? -1;
        return new IntakeItem(
            item.Number, item.Door, item.Kind, title, item.Key, item.Content.Hex, item.ContentType, item.ReceivedAt,
            item.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss"), AgeOf(now - item.ReceivedAt), StateName(item.State), ToneOf(item.State), item.Attempts,
            split > 0 ? item.Reason![..split] : null, split > 0 ? item.Reason![(split + 2)..] : item.Reason, item.ProcessedAt);
    }

    internal static string StateName(JournalState state) => state switch
    {
        JournalState.Received => "received",
        JournalState.Processed => "processed",
        JournalState.Failed => "failed",
        _ => "set-aside",
    };

    internal static JournalState? ParseState(string? name) => name switch
    {
        "received" => JournalState.Received,
        "processed" => JournalState.Processed,
        "failed" => JournalState.Failed,
        "set-aside" => JournalState.SetAside,
        _ => null,
    };

    private static string AgeOf(TimeSpan waited) => Host.Work.Age.Text(waited);

    private static Tone ToneOf(JournalState state) => state switch
    {
        JournalState.Received => Tone.Info,
        JournalState.Processed => Tone.Done,
        JournalState.Failed => Tone.Stop,
        _ => Tone.Plain,
    };
}
