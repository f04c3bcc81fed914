using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Segments;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// The way through one message: what has been built, and what the next segment belongs to. Groups are told by their first segment
/// (PID a patient, PV1 a visit, ORC or OBR an order…), as the message structures of HL7 define them.
/// </summary>
internal sealed class MessageWalk(Hl7Message message, MappingContext context)
{
    private readonly Dictionary<string, int> ordinals = [];

    public Hl7Message Message { get; } = message;

    public MappingContext Context { get; } = context;

    public EntryList Entries { get; } = new();

    public List<Issue> Issues { get; } = [];

    /// <summary>The patient of the group, null before the first PID.</summary>
    public Entry? Patient { get; set; }

    public Entry? Encounter { get; set; }

    public Entry? Account { get; set; }

    public Entry? Header { get; set; }

    /// <summary>The order being read: its ORC, what it asks for, and what came of it.</summary>
    public OrderGroup Order { get; set; } = new();

    public Entry? Document { get; set; }

    public Entry? Appointment { get; set; }

    public Entry? Coverage { get; set; }

    public Entry? Condition { get; set; }

    public Entry? Procedure { get; set; }

    /// <summary>The specimen after whose SPM the OBX segments describe it.</summary>
    public Entry? Specimen { get; set; }

    /// <summary>What a note belongs to.</summary>
    public Entry? NoteTarget { get; set; }

    /// <summary>The event, MSH-9.2 or else EVN-1.</summary>
    public string Event { get; } = message.Trigger.Length > 0 ? message.Trigger : message.First("EVN")[1].Text ?? "";

    /// <summary>What makes the message itself different from others; by its bytes when it has no control id.</summary>
    public string Identity { get; } = message.Identity.Length > 0
        ? message.Identity : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(message.Utf8.Span));

    public void Run()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            var segment = Message[i];
            if (SegmentMaps.ByName.TryGetValue(segment.Name, out var map))
                map(this, segment);
        }
        OrderGroup.Close(this);
        HeaderSegments.Finish(this);
    }

    /// <summary>Which time this text is asked for in the message, from 1: tells apart things that are otherwise alike.</summary>
    public int Ordinal(string text) => ordinals[text] = ordinals.GetValueOrDefault(text) + 1;

    /// <summary>The sender's own namespace, for numbers sent without an authority.</summary>
    public string LocalSystem
    {
        get
        {
            var facility = new Hd(Message.Header[4]);
            var application = new Hd(Message.Header[3]);
            return Identifiers.System(facility.Exists ? facility : application, null) ?? "urn:id:unknown";
        }
    }

    /// <summary>What a thing of the patient is told apart by: the patient's key and the given parts.</summary>
    public string OfPatient(params string?[] parts) =>
        string.Join('\u001f', [Patient?.FullUrl ?? Identity, .. parts.Select(p => p?.Trim().ToUpperInvariant())]);

    /// <summary>Fills an element from a field: a deletion as JSON null when the context keeps them, each repetition as an item when it repeats.</summary>
    public void Fill(JsonObject to, string name, Hl7Value field, Func<Hl7Value, JsonNode?> map)
    {
        if (field.IsNull)
            Delete(to, name);
        else if (field.HasValue)
            to.Put(name, map(field));
    }

    public void FillAll(JsonObject to, string name, Hl7Value field, Func<Hl7Value, JsonNode?> map)
    {
        if (field.IsNull)
        {
            if (to[name] is null)
                Delete(to, name);
            return;
        }
        foreach (var repetition in field.Repetitions)
            to.Append(name, map(repetition));
    }

    public string? Instant(Hl7Value value) => Time(value) is { } t ? t.ToInstant(Context.Zone) : null;

    public string? DateTime(Hl7Value value) => Time(value) is { } t ? t.ToDateTime(Context.Zone) : null;

    public string? Date(Hl7Value value) => Time(value) is { } t ? t.ToDate() : null;

    private void Delete(JsonObject to, string name)
    {
        if (Context.KeepDeletions)
            to[name] = null;
    }

    private Hl7Time? Time(Hl7Value value)
    {
        if (!value.HasValue)
            return null;
        if (Hl7Time.TryRead(value, out var time))
            return time;
        Issues.Add(Issue.Warning("value", "A date or time could not be read and was left out."));
        return null;
    }
}
