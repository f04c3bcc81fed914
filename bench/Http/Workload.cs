namespace Chartroom.Bench.Http;

/// <summary>
/// Something that clients do over and over. <c>Client</c> makes the step of one client: it carries out one request and
/// returns how many units that was.
/// </summary>
internal sealed record Workload(string Name, string Goal, Func<int, Func<RawConnection, int>> Client)
{
    public int Clients { get; init; } = 8;

    /// <summary>The same requests over and over, each client from a place of its own.</summary>
    public static Workload Requests(string name, string goal, IReadOnlyList<byte[]> requests) => new(name, goal, client =>
    {
        var next = client * requests.Count / 8;
        return connection =>
        {
            connection.Exchange(requests[next++ % requests.Count]);
            Expect(connection, 200);
            return 1;
        };
    });

    public static void Expect(RawConnection connection, int status)
    {
        if (connection.Status != status)
            throw new InvalidDataException($"Answered {connection.Status} instead of {status}: {System.Text.Encoding.UTF8.GetString(connection.Body)}");
    }
}
