using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Monitor;

/// <summary>What an item is, in a word: the type of a message, the name of a file.</summary>
internal sealed class ItemTitles(IRecordStore store)
{
    public async Task<string> OfAsync(JournalItem item, CancellationToken cancel) => item.Kind switch
    {
        ItemKinds.Hl7v2 => OfMessage(await store.GetContentAsync(item.Content, cancel) ?? []),
        ItemKinds.Ccda => "C-CDA document",
        ItemKinds.Scan => item.Key,
        _ => item.Kind,
    };

    /// <summary>Type and trigger from the header alone, <c>ADT^A01</c>.</summary>
    internal static string OfMessage(ReadOnlyMemory<byte> message)
    {
        var end = message.Span.IndexOfAny((byte)'\r', (byte)'\n');
        var header = Hl7Parser.Parse(end < 0 ? message : message[..end]);
        return header.Value is not { Type.Length: > 0 } read ? "message" : read.Trigger.Length > 0 ? $"{read.Type}^{read.Trigger}" : read.Type;
    }
}
