using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Records.Patients;

namespace Chartroom.Server.Records.Charts;

/// <summary>The head of an opened chart: whose it is, and how much each section holds.</summary>
public sealed record ChartSummary(PatientBanner Patient, IReadOnlyList<SectionCount> Sections, long T);

/// <summary>
/// A section's title and counts. <c>Active</c> counts what holds now, null for a long section, whose lines are not read to
/// open the chart; <c>Unread</c> counts unread documents, null where it has no meaning or is not known yet.
/// </summary>
public sealed record SectionCount(string Name, string Title, long Count, int? Active, int? Unread);

/// <summary>A page of a section. <c>Next</c> is where the following page starts, null on the last.</summary>
public sealed record SectionPage(string Name, string Title, int Total, IReadOnlyList<ChartEntry> Entries, int? Next);

/// <summary>The time line of a chart between two moments (milliseconds since 1970 UTC), lane by lane.</summary>
/// <param name="First">The first moment that the chart knows; with <c>Last</c> the whole extent for zooming out.</param>
/// <param name="Ticks">Where to draw dates, and which.</param>
public sealed record Timeline(long From, long Until, long First, long Last, IReadOnlyList<TimelineTick> Ticks, IReadOnlyList<TimelineLane> Lanes);

public sealed record TimelineTick(long At, string Label);

/// <summary>A lane: single marks, or, where they would lie on each other, clusters with a count.</summary>
public sealed record TimelineLane(string Section, string Title, int Count, IReadOnlyList<TimelineMark> Marks);

/// <summary>A mark from <c>At</c> to <c>Until</c> (equal for a moment). <c>Count</c> above 1 = a cluster, and <c>Key</c> is empty.</summary>
public sealed record TimelineMark(long At, long Until, int Count, string Key, string What, string When, Tone Tone);
