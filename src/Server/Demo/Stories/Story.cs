namespace Chartroom.Server.Demo.Stories;

/// <summary>Where a story plays; it decides which messages carry it.</summary>
public enum StorySetting { Inpatient, Emergency, Outpatient, Newborn }

/// <summary>
/// One clinical course, written as a <c>.story</c> file beside this one: who it can happen to, what is found, done and
/// written, and the codes a careful coder would give. Times are offsets from arrival, see <see cref="TimeOf"/>. Text may hold placeholders that
/// <see cref="Telling"/> fills in.
/// </summary>
public sealed record Story
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required StorySetting Setting { get; init; }

    /// <summary>The hospital service: Medicine, Surgery, Obstetrics…</summary>
    public required string Service { get; init; }

    /// <summary>F, M or null for any.</summary>
    public string? Sex { get; init; }

    public required int MinAge { get; init; }

    public required int MaxAge { get; init; }

    /// <summary>How often, relative to the other stories of the setting (assumed); 0 = only where another story calls for it.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Happens in the cold months.</summary>
    public bool InWinter { get; init; }

    /// <summary>Says nothing of the patient's history, so that it can happen to anybody besides another story.</summary>
    public bool FitsAnyone { get; init; }

    /// <summary>Of a newborn: the ids of the stories that its mother may live through.</summary>
    public IReadOnlyList<string> Mothers { get; init; } = [];

    /// <summary>CVX codes of vaccines that the text says the patient does not have.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>The hospital-acquired condition that the story holds, such as <c>cauti</c>; null for none.</summary>
    public string? Acquired { get; init; }

    /// <summary>Days in hospital; 0 for visits.</summary>
    public int Stay { get; init; }

    /// <summary>What brought the patient, as registration wrote it.</summary>
    public required string Reason { get; init; }

    /// <summary>UB-04 discharge status, such as 01 home or 20 expired.</summary>
    public string Disposition { get; init; } = "01";

    /// <summary>The MS-DRG (v43) that the careful coder's codes group to; null outside inpatient care.</summary>
    public int? Drg { get; init; }

    public IReadOnlyList<StoryValue> Values { get; init; } = [];

    public IReadOnlyList<StoryCode> Codes { get; init; } = [];

    public IReadOnlyList<StoryProblem> Problems { get; init; } = [];

    public IReadOnlyList<StoryAllergy> Allergies { get; init; } = [];

    public IReadOnlyList<StoryMedication> Medications { get; init; } = [];

    public IReadOnlyList<StoryVaccine> Vaccines { get; init; } = [];

    public IReadOnlyList<StoryResults> Results { get; init; } = [];

    public IReadOnlyList<StoryDocument> Documents { get; init; } = [];

    /// <summary>Ways in which a physician might have written it less well, each with what a query would ask.</summary>
    public IReadOnlyList<StoryFlaw> Flaws { get; init; } = [];

    /// <summary>The offset of the last thing that happens.</summary>
    public TimeSpan LastAt { get; init; }

    /// <summary>The earliest hour of arrival.</summary>
    public int EarliestHour { get; init; } = 5;

    /// <summary>The latest hour of arrival with which the first day's events come before the second day's.</summary>
    public int LatestHour { get; init; } = 20;

    /// <summary>
    /// When something happens to somebody who arrives at a time: within a day an offset counts from arrival; <c>+2d09:00</c> is nine o'clock on
    /// the second day after, as rounds are at nine whenever the patient came.
    /// </summary>
    public DateTimeOffset TimeOf(TimeSpan offset, DateTimeOffset arrival) =>
        IsStay && offset.Days > 0 ? new DateTimeOffset(arrival.Date, arrival.Offset) + offset : arrival + offset;

    public bool IsStay => Setting is StorySetting.Inpatient or StorySetting.Newborn;

    public bool Died => Disposition is "20";
}

/// <summary>A number drawn once per telling and then used in results and text alike.</summary>
public sealed record StoryValue(string Name, decimal Low, decimal High, int Decimals)
{
    private readonly decimal step = Decimals switch { 0 => 1, 1 => 0.1m, 2 => 0.01m, _ => (decimal)Math.Pow(10, -Decimals) };

    private readonly string form = $"F{Decimals}";

    /// <summary>A value between the bounds, both included.</summary>
    public string Draw(ref DemoRandom random) => (Low + random.Between(0, (int)((High - Low) / step)) * step).ToString(form);
}

/// <summary>
/// A code with present-on-admission indicator and the words of a document that support it. <c>Procedure</c> codes are
/// ICD-10-PCS with a day; the first diagnosis is the principal one.
/// </summary>
public sealed record StoryCode(string Code, bool Procedure, string PresentOnAdmission, int Day, string Title, string Evidence);

/// <summary>A problem of the list, with the years since its onset.</summary>
public sealed record StoryProblem(string Code, int YearsAgo, string Title);

public sealed record StoryAllergy(string Substance, string Reaction, string Severity);

/// <summary>A medicine: <c>When</c> is home, inpatient, discharge, or stop for one of home that does not go on; <c>Code</c> an RxNorm concept when the story knows it.</summary>
/// <remarks><c>At</c> is when it was ordered, where that is later than soon after the arrival.</remarks>
public sealed record StoryMedication(string When, string Name, string Directions, string? Code, TimeSpan? At = null);

/// <summary>A vaccine given in the course of the story.</summary>
public sealed record StoryVaccine(TimeSpan At, string Cvx, string Name);

/// <summary>A group of results: vital signs or a laboratory panel.</summary>
public sealed record StoryResults(TimeSpan At, string Code, string Title, IReadOnlyList<StoryResult> Items);

/// <summary>One result; <c>Value</c> may be a placeholder, text or a number; <c>Range</c> as a laboratory prints it.</summary>
public sealed record StoryResult(string Code, string Title, string Value, string Unit, string Range)
{
    /// <summary>The value, cut at its placeholders.</summary>
    internal StoryText Cut { get; } = StoryText.Of(Value);
}

/// <summary>A document: its LOINC type, the role of its author, and its text.</summary>
public sealed record StoryDocument(TimeSpan At, string Type, string Author, string Text)
{
    /// <summary>The text, cut at its placeholders.</summary>
    internal StoryText Cut { get; } = StoryText.Of(Text);
}
