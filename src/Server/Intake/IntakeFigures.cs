using Chartroom.Server.Host.Observing;
using Chartroom.Server.Intake.Mllp;

namespace Chartroom.Server.Intake;

/// <summary>The open connections of the MLLP listener. What waits in the journal is a figure of the store.</summary>
internal sealed class IntakeFigures(MllpListener listener) : FigureSource
{
    public override ValueTask<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<Figure>>([new("chartroom.mllp.connections", listener.Open)]);
}
