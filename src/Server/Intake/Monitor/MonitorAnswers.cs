using System.ComponentModel.DataAnnotations;

namespace Chartroom.Server.Intake.Monitor;

/// <summary>A page of items; <c>Next</c> is the number to go on from, null on the last page.</summary>
public sealed record IntakePage(IReadOnlyList<IntakeItem> Items, long? Next);

/// <summary>How many items stand where (a count of 1000 means that there may be more), and when something last came through each door.</summary>
public sealed record IntakeCounts(int Received, int Failed, int SetAside, IReadOnlyList<DoorPulse> Doors);

/// <summary>Whether a door is alive: when the last item came, how long ago that is, and how many came within the hour.</summary>
public sealed record DoorPulse(string Door, string Title, string Last, string Age, string LastHour);

/// <summary>One resource that came of an item, with the place in the item that it came from.</summary>
public sealed record IntakeResult(string Reference, string Type, string? Place);

/// <summary>The person whom an item is about.</summary>
public sealed record IntakePatient(string Id, string Name, string Sex, string BirthDate, string Mrn);

/// <summary>
/// One line of an item's text: a segment of a message, a line of a document. <c>Fault</c> is the part at fault, between <c>Before</c> and
/// <c>After</c>; where something is missing it is empty and <c>AtFault</c> alone says where it should be.
/// </summary>
public sealed record RawLine(int Number, string Before, string Fault, string After, bool AtFault);

/// <summary>An item with its text (none when it is not text or is longer than a screen can show), what came of it, and whose it is.</summary>
public sealed record IntakeDetail(
    IntakeItem Item, IReadOnlyList<RawLine> Lines, string Note, long Bytes, IReadOnlyList<IntakeResult> Results, IntakePatient? Patient);

/// <summary>Why an item is set aside.</summary>
public sealed record SetAside([Required] string Reason);

/// <summary>Which items are to be filed again, at most 500.</summary>
public sealed record Replay([Required] IReadOnlyList<long> Numbers);
