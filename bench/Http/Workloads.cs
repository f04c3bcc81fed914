using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;

namespace Chartroom.Bench.Http;

/// <summary>The requests that the goals are about, made from a loaded store.</summary>
internal sealed class Workloads(Samples samples, string token)
{
    private const int Kept = 4_000;

    public Workload Read => Workload.Requests("read by id", "20,000", Gets(i => Pick(samples.Chart, i).Key.ToString()));

    public Workload Chart => Workload.Requests("Observation?patient&code&_sort=-date", "6,000; p99 5 ms", Gets(Kind("chart")));

    public Workload Chained => Workload.Requests("chained and _has", "3,000", Gets(Among("chain", "_has")));

    public Workload Everything => Workload.Requests("Patient/$everything", "400", Gets(Kind("everything")));

    public Workload Total => Workload.Requests("Observation?code, 20 and _total=accurate", "", Gets(Kind("token, total")));

    /// <summary>The kinds of search of the public tests: string, token, date, number, composite, reference, chain, include, order, total.</summary>
    public Workload Mixed => Workload.Requests("mixed search", "3,500; p99 15 ms", Gets(Among("mixed")));

    /// <summary>The kinds of query, each with the path that the i-th request asks for.</summary>
    public IReadOnlyList<(string Name, Func<int, string> Path)> Kinds =>
    [
        ("chart", i => $"Observation?patient={Patient(i)}&code={Code(i)}&_sort=-date&_count=20"),
        ("everything", i => $"Patient/{Patient(i)}/$everything"),
        ("token, total", i => $"Observation?code={Code(i)}&_total=accurate&_count=20"),
        ("chain by birth date", i => $"Encounter?patient.birthdate=ge{Year(i)}&patient.birthdate=lt{Year(i) + 10}&_count=20"),
        ("chain by name, code", i => $"Observation?patient.family={Family(i)}&code={Code(i)}&_count=20"),
        ("_has and name", i => $"Patient?_has:Observation:patient:code={Code(i)}&family={Family(i)}"),
        ("chain by name", i => $"Condition?subject:Patient.family={Family(i)}&_count=20"),
        ("_has and gender", i => $"Patient?_has:Condition:patient:code=http://snomed.info/sct|44054006&gender={(i % 2 == 0 ? "female" : "male")}&_count=20"),
        ("chain, many patients, status", i => $"MedicationRequest?patient.birthdate=lt{Year(i)}&status=active&_count=20"),
        ("mixed: name", i => $"Patient?name={Family(i)[..2]}"),
        ("mixed: family, gender", i => $"Patient?family={Family(i)}&gender=male"),
        ("mixed: birth date", i => $"Patient?birthdate=ge{Year(i)}-01-01&birthdate=lt{Year(i)}-07-01&_count=20"),
        ("mixed: city in order of name", _ => "Patient?address-city=Boston&_sort=family&_count=20"),
        ("mixed: patient, category", i => $"Observation?patient={Patient(i)}&category=vital-signs&_count=20"),
        ("mixed: patient, code, date", i => $"Observation?patient={Patient(i)}&code={Code(i)}&date=ge2012&_sort=-date&_count=20"),
        ("mixed: patient, quantity", i => $"Observation?patient={Patient(i)}&value-quantity=gt{i % 100}&_count=20"),
        ("mixed: composite", i => $"Observation?code-value-quantity=http://loinc.org|39156-5${(i % 2 == 0 ? "gt" : "lt")}{25 + (i % 10)}&_count=20"),
        ("mixed: token, total", _ => "Condition?code=http://snomed.info/sct|44054006&_total=accurate&_count=20"),
        ("mixed: patient, status", i => $"Condition?patient={Patient(i)}&clinical-status=active"),
        ("mixed: includes", i => $"Encounter?patient={Patient(i)}&_include=Encounter:service-provider&_include=Encounter:participant&_count=20"),
        ("mixed: patient, date", i => $"Procedure?patient={Patient(i)}&date=ge2010&_sort=-date"),
        ("mixed: chain", i => $"Encounter?patient.birthdate=ge{Year(i)}&patient.birthdate=lt{Year(i) + 10}&_count=20"),
        ("mixed: patient, status, reverse include", i => $"MedicationRequest?patient={Patient(i)}&status=active&_revinclude=Provenance:target"),
        ("newest of a type", _ => "Observation?_sort=-_lastUpdated&_count=20"),
        ("first of a type", _ => "Encounter?_count=20"),
    ];

    /// <summary>Create, read, update, delete in turn, of the kinds of resources that charts are made of.</summary>
    public Workload Crud
    {
        get
        {
            var bodies = samples.Chart.Where(v => v.Document!.Utf8.Length < 4_000).Take(Kept).Select(v => v.Document!).ToList();
            return new("create, read, update, delete in turn", "5,300", client => new CrudClient(token, bodies, client).Step);
        }
    }

    /// <summary>A transaction bundle a request; units are its resources.</summary>
    public Workload Transactions(IReadOnlyList<byte[]> bundles)
    {
        var posts = bundles.Select(b => (Request: Post("", b), Resources: ResourceDocument.Trusted(b).Root["entry"u8].Count)).ToList();
        return new("transactions, resources", "6,000", client =>
        {
            var next = client * posts.Count / 8;
            return connection =>
            {
                var (request, resources) = posts[next++ % posts.Count];
                connection.Exchange(request);
                Workload.Expect(connection, 200);
                return resources;
            };
        });
    }

    public byte[] Get(string path) => Encoding.ASCII.GetBytes(
        $"GET /fhir/{path.Replace("|", "%7C", StringComparison.Ordinal)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nAccept: application/fhir+json\r\n\r\n");

    private byte[] Post(string path, ReadOnlySpan<byte> body) => CrudClient.Request("POST", path, token, body);

    private List<byte[]> Gets(Func<int, string> path) => Enumerable.Range(0, Kept).Select(i => Get(path(i))).ToList();

    /// <summary>Walks a list in an order that has nothing to do with its own.</summary>
    private static T Pick<T>(IReadOnlyList<T> from, int i) => from[(int)(i * 7919L % from.Count)];

    private Func<int, string> Kind(string name) => Kinds.First(k => k.Name == name).Path;

    /// <summary>The kinds whose names begin so, in turn.</summary>
    private Func<int, string> Among(params string[] names)
    {
        var kinds = Kinds.Where(k => names.Any(n => k.Name.StartsWith(n, StringComparison.Ordinal))).ToList();
        return i => kinds[i % kinds.Count].Path(i);
    }

    private static int Year(int i) => 1930 + (i * 13 % 60);

    private static string Code(int i) => "http://loinc.org|" + Pick(Samples.Codes, i);

    private string Patient(int i) => Pick(samples.Patients, i);

    private string Family(int i) => Uri.EscapeDataString(Pick(samples.PatientVersions, i).Document!.Root["name"u8][0]["family"u8].Text ?? "Smith");

    /// <summary>One client's life of one resource after another.</summary>
    private sealed class CrudClient(string token, List<ResourceDocument> bodies, int client)
    {
        private int next = client * bodies.Count / 8;
        private string type = "";
        private string id = "";
        private byte[] body = [];
        private int at;

        public int Step(RawConnection connection)
        {
            switch (at++ % 4)
            {
                case 0:
                    Create(connection);
                    break;
                case 1:
                    connection.Exchange(Request("GET", $"{type}/{id}", token, default));
                    Workload.Expect(connection, 200);
                    body = connection.Body.ToArray();
                    break;
                case 2:
                    connection.Exchange(Request("PUT", $"{type}/{id}", token, body));
                    Workload.Expect(connection, 200);
                    break;
                default:
                    connection.Exchange(Request("DELETE", $"{type}/{id}", token, default));
                    Workload.Expect(connection, 204);
                    break;
            }
            return 1;
        }

        public static byte[] Request(string method, string path, string token, ReadOnlySpan<byte> body)
        {
            var head = Encoding.ASCII.GetBytes(
                $"{method} /fhir/{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
                + (body.IsEmpty ? "" : "Content-Type: application/fhir+json\r\n")
                + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"));
            return [.. head, .. body];
        }

        private void Create(RawConnection connection)
        {
            var document = bodies[next++ % bodies.Count];
            type = document.ResourceType;
            connection.Exchange(Request("POST", type, token, document.Utf8.Span));
            Workload.Expect(connection, 201);
            var location = Encoding.ASCII.GetString(connection.Head);
            var start = location.IndexOf($"/fhir/{type}/", StringComparison.Ordinal) + 7 + type.Length;
            id = location[start..location.IndexOf('/', start)];
        }
    }
}
