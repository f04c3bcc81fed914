namespace Chartroom.Server.Host;

/// <summary>
/// Ports that are known only once they are open. The MLLP listener writes its own here as it starts (an
/// <c>IHostedService</c>'s StartAsync), so that the ready line names it. 0 = not listening.
/// </summary>
public sealed class ListenerPorts
{
    public int Mllp { get; set; }
}
