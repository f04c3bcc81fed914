using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;
using Chartroom.Server.Intake.Journal;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Filing;

/// <summary>Turns the bytes of a journal item into resources to file, by its kind. Pure: reads nothing but the bytes.</summary>
internal sealed class ItemReader(ServerSettings settings)
{
    public ReadItem Read(JournalItem item, ReadOnlyMemory<byte> content) => item.Kind switch
    {
        ItemKinds.Hl7v2 => ReadMessage(content),
        ItemKinds.Ccda => ReadDocument(item, content),
        ItemKinds.Scan => new ReadItem([ScannedPages.Entry(item, settings.Clock.GetUtcNow())], "Scanned pages", null),
        _ => Unreadable(Issue.Error("not-supported", "Nothing here reads this kind of item.")),
    };

    private static ReadItem ReadMessage(ReadOnlyMemory<byte> content)
    {
        var parsed = Hl7Parser.Parse(content);
        if (!parsed.Succeeded)
            return Unreadable(parsed.Issues.First(i => i.Fails));
        if (MessageCheck.Check(parsed.Value).FirstOrDefault(i => i.Fails) is { } fault)
            return Unreadable(fault);
        var mapped = Hl7Mapping.ToBundle(parsed.Value, MappingContext.ForRecord(TimeZoneInfo.Local));
        var entries = mapped.Entries.Select(e => new FilingEntry(
            e.Type, e.FullUrl, e.Resource, e.Place, e.Value is null ? null : Token(e.System, e.Value), e.Updates, e.Referenced, e.Defaults));
        return new ReadItem([.. entries], $"HL7 v2 {parsed.Value.Type}^{parsed.Value.Trigger}", null) { Sender = MessageSender.Of(parsed.Value) };
    }

    /// <summary>Only whole documents are filed; a fragment belongs to no patient.</summary>
    private static ReadItem ReadDocument(JournalItem item, ReadOnlyMemory<byte> content)
    {
        var parsed = CdaParser.Parse(content);
        if (!parsed.Succeeded)
            return Unreadable(parsed.Issues.First(i => i.Fails));
        var document = parsed.Value;
        if (Lacks(document) is { } fault)
            return Unreadable(fault);
        var mapped = CdaMapping.Map(document, new CdaContext($"Binary/{item.Content}", TimeZoneInfo.Local.BaseUtcOffset, item.ReceivedAt));
        var entries = mapped.Entries.Select(e => new FilingEntry(
            e.Type, e.FullUrl, e.Resource, e.Place, Uri.UnescapeDataString(e.Condition["identifier=".Length..]), e.Updates, e.Referenced, null));
        return new ReadItem([.. entries], "C-CDA document", null);
    }

    private static Issue? Lacks(CdaDocument document)
    {
        var root = document.Root;
        if (!document.IsWhole)
            return Issue.Error("required", "A part of a document belongs to no patient; a whole ClinicalDocument is asked for.", root.Name, root.LineNumber, root.Column);
        if (root.Child("recordTarget") is null)
            return Issue.Error("required", "The document names no patient.", "ClinicalDocument/recordTarget", root.LineNumber, root.Column);
        return root.Child("component") is null
            ? Issue.Error("required", "The document has no body.", "ClinicalDocument/component", root.LineNumber, root.Column) : null;
    }

    public static ReadItem Unreadable(Issue issue) => new([], "", Reason(issue)) { Fault = issue };

    /// <summary>An issue as the monitor shows it: place, then text.</summary>
    public static string Reason(Issue issue)
    {
        var place = issue.Path ?? (issue.Line > 0 ? $"line {issue.Line}, column {issue.Column}" : null);
        return place is null ? issue.Text : $"{place}: {issue.Text}";
    }

    /// <summary>A search token; what would end it is escaped. Source: FHIR R4 §3.1.1.4.8.</summary>
    public static string Token(string? system, string value) => $"{Escape(system ?? "")}|{Escape(value)}";

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("$", "\\$", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
