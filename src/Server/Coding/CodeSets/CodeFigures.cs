using Chartroom.Server.Host.Observing;

namespace Chartroom.Server.Coding.CodeSets;

/// <summary>For how long the newest release of each code system is in force: what runs out is to be replaced before it does.</summary>
internal sealed class CodeFigures(CodeLibrary library, TimeProvider clock) : FigureSource
{
    public override ValueTask<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var newest = library.Releases.All.GroupBy(r => r.System).Select(g => g.MaxBy(r => r.From)!);
        return ValueTask.FromResult<IReadOnlyList<Figure>>(
            [.. newest.Where(r => r.To is not null).Select(r => new Figure("chartroom.codes.days_left", r.To!.Value.DayNumber - today.DayNumber, "system", r.System))]);
    }
}
