using System.ComponentModel.DataAnnotations;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake;

/// <summary>
/// One item of the intake monitor. <c>State</c> is received, processed, failed or set-aside; of a failed one <c>Place</c> names the segment
/// and field, or the element, at fault, and <c>Reason</c> says why. <c>Content</c> is the hash under which its bytes are kept.
/// </summary>
public sealed record IntakeItem(
    long Number, string Door, string Kind, string Key, string Content, string? ContentType, DateTimeOffset ReceivedAt, string State,
    int Attempts, string? Place, string? Reason, DateTimeOffset? ProcessedAt)
{
    internal static IntakeItem Of(JournalItem item)
    {
        var split = item.Reason?.IndexOf(": ", StringComparison.Ordinal) ?? -1;
        return new IntakeItem(
            item.Number, item.Door, item.Kind, item.Key, item.Content.Hex, item.ContentType, item.ReceivedAt, StateName(item.State), item.Attempts,
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
}

/// <summary>A page of items; <c>Next</c> is the number to go on from, null on the last page.</summary>
public sealed record IntakePage(IReadOnlyList<IntakeItem> Items, long? Next);

/// <summary>How many items stand where; a count of 1000 means that there may be more.</summary>
public sealed record IntakeCounts(int Received, int Failed, int SetAside);

/// <summary>One resource that came of an item, with the place in the item that it came from.</summary>
public sealed record IntakeResult(string Reference, string? Place);

/// <summary>An item with its text (null when it is not text or is longer than a screen can show) and what came of it.</summary>
public sealed record IntakeDetail(IntakeItem Item, string? Text, IReadOnlyList<IntakeResult> Results);

/// <summary>Why an item is set aside.</summary>
public sealed record SetAside([Required] string Reason);
