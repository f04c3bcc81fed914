using System.Net;
using System.Net.Sockets;
using Chartroom.Server.Host;
using Chartroom.Server.Intake.Journal;
using Chartroom.Store;

namespace Chartroom.Server.Intake.Mllp;

/// <summary>Takes MLLP connections: many at once, each in its own <see cref="MllpConnection"/>. Off when <see cref="ServerSettings.Mllp"/> is 0.</summary>
internal sealed class MllpListener(IRecordStore store, ServerSettings settings, ListenerPorts ports, JournalSignal signal, ILogger<MllpListener> log)
    : BackgroundService
{
    private const int MostConnections = 256;
    private TcpListener? listener;
    private int connected;

    /// <summary>The port in use; 0 when off.</summary>
    public int Port { get; private set; }

    /// <summary>Connections that are open at the moment.</summary>
    public int Open => Volatile.Read(ref connected);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Mllp != 0)
        {
            listener = new TcpListener(settings.Listen, Math.Max(settings.Mllp, 0));
            listener.Start(backlog: 512);
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            ports.Mllp = Port;
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (listener is null)
            return;
        using var places = new SemaphoreSlim(MostConnections);
        var open = new List<Task>();
        try
        {
            while (true)
            {
                await places.WaitAsync(stoppingToken);
                var client = await listener.AcceptTcpClientAsync(stoppingToken);
                open.RemoveAll(t => t.IsCompleted);
                open.Add(ServeAsync(client, places, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            listener.Dispose();
        }
        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client, SemaphoreSlim places, CancellationToken cancel)
    {
        Interlocked.Increment(ref connected);
        try
        {
            using (client)
            {
                client.NoDelay = true;
                await new MllpConnection(store, settings.Clock, signal).ServeAsync(client.GetStream(), cancel);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or TimeoutException || StoreTroubles.Of(e) is not null)
        {
            // Among them: the message could not be made durable. It is not acknowledged, so its sender sends it again.
            log.MllpClosed(e.GetType().Name);
        }
        finally
        {
            Interlocked.Decrement(ref connected);
            places.Release();
        }
    }
}
