using System.Text;

namespace Chartroom.Bench.Http;

/// <summary>The same questions for the bare server.</summary>
internal static class BareWorkloads
{
    private const int Kept = 4_000;

    public static Workload Read(Samples samples) => Workload.Requests(
        "bare Kestrel over SQLite: read by id", "", Gets(i => samples.Chart[(int)(i * 7919L % samples.Chart.Count)].Key.ToString()));

    public static Workload Chart(Samples samples) => Workload.Requests("bare Kestrel over SQLite: twenty newest of a code", "", Gets(i =>
        $"chart?patient={samples.Patients[(int)(i * 7919L % samples.Patients.Count)]}&code={Samples.Codes[i * 7 % Samples.Codes.Count]}"));

    public static Workload Write(Samples samples)
    {
        var posts = samples.Chart.Take(Kept).Select(v => (byte[])[
            .. Encoding.ASCII.GetBytes($"POST /fhir HTTP/1.1\r\nHost: x\r\nContent-Length: {v.Document!.Utf8.Length}\r\n\r\n"), .. v.Document.Utf8.Span]).ToList();
        return new("bare Kestrel over SQLite: durable write of a body", "", client =>
        {
            var next = client * 100;
            return connection =>
            {
                connection.Exchange(posts[next++ % posts.Count]);
                Workload.Expect(connection, 201);
                return 1;
            };
        });
    }

    private static List<byte[]> Gets(Func<int, string> path) => Enumerable.Range(0, Kept)
        .Select(i => Encoding.ASCII.GetBytes($"GET /fhir/{path(i)} HTTP/1.1\r\nHost: x\r\n\r\n")).ToList();
}
