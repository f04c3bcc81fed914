namespace Chartroom.Server.Host.Observing;

/// <summary>One standing figure: the name of a gauge in <see cref="StandingFigures"/>, its value, and at most one tag.</summary>
public readonly record struct Figure(string Name, double Value, string? Tag = null, string? Of = null);

/// <summary>
/// What stands at a moment, such as the length of a queue: asked every few seconds while somebody collects, and never otherwise. A department
/// registers its own by <c>services.AddSingleton&lt;FigureSource, IntakeFigures&gt;()</c>.
/// </summary>
public abstract class FigureSource
{
    public abstract ValueTask<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancel);
}
