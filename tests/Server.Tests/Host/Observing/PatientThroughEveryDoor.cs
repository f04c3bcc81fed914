using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Chartroom.Exchange.Hl7v2.Mllp;
using Chartroom.Server.Tests.Intake;
using Xunit;

namespace Chartroom.Server.Tests.Host.Observing;

/// <summary>
/// One made-up person, sent through every door in good and in bad form: FHIR, HL7 v2, C-CDA, scans, the workbench's API. What the
/// server tells of itself must hold none of <see cref="Secrets"/>.
/// </summary>
internal sealed class PatientThroughEveryDoor(Uri address, int mllp, string token)
{
    private const string Family = "Zwölfender";
    private const string Given = "Quitterie";
    private const string Number = "MRN7771234";
    private const string Id = "geheim-4711";

    private const string Patient = $$"""
        {"resourceType":"Patient","id":"{{Id}}","identifier":[{"system":"urn:oid:1.2.3","value":"{{Number}}"}],
         "name":[{"family":"{{Family}}","given":["{{Given}}"]}],"birthDate":"1931-04-05"}
        """;

    /// <summary>What nobody may read outside the record, also as it stands in an address.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
        [Family, Uri.EscapeDataString(Family), "Zw\\u00F6lfender", "lfender", Given, Number, Id, "1931-04-05", "19310405"];

    public async Task SendAsync()
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.UserAgent.ParseAdd(Given);
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        client.DefaultRequestHeaders.Add("tracestate", $"him={Given}");
        client.DefaultRequestHeaders.Add("baggage", $"name={Given}");
        await FhirAsync(client);
        await ApiAsync(client);
        await MessagesAsync();
    }

    private static async Task FhirAsync(HttpClient client)
    {
        await StatusAsync(client.PutAsync($"fhir/Patient/{Id}", FhirClient.Json(Patient)), 201);
        await StatusAsync(client.GetAsync($"fhir/Patient/{Id}"), 200);
        await StatusAsync(client.GetAsync($"fhir/Patient/{Id}/Observation"), 200);
        await StatusAsync(client.GetAsync($"fhir/Patient/{Id}/$everything"), 200);
        await StatusAsync(client.GetAsync($"fhir/Patient?family={Family}&birthdate=1931-04-05"), 200);
        await StatusAsync(client.GetAsync($"fhir/Observation?patient.family={Family}"), 200);
        await StatusAsync(client.PostAsync("fhir/Patient/_search", FhirClient.Json($"name={Given}", "application/x-www-form-urlencoded")), 200);
        await StatusAsync(client.GetAsync($"fhir/Patient?{Family}={Given}&birthdate={Given}"), 400);
        await StatusAsync(client.GetAsync($"fhir/{Family}/{Id}"), 404);
        await StatusAsync(client.GetAsync($"fhir/Patient/{Number}"), 404);
        await StatusAsync(client.PostAsync("fhir/Patient", FhirClient.Json(Patient[..^8])), 400);
        await StatusAsync(client.PostAsync("fhir/Patient", FhirClient.Json(Patient, "application/fhir+xml")), 400);
        await StatusAsync(client.PutAsync("fhir/Patient/other", FhirClient.Json(Patient)), 400);
        await StatusAsync(client.PostAsync("fhir/Patient/$validate", FhirClient.Json(Patient.Replace("birthDate", Given, StringComparison.Ordinal))), 200);
        await StatusAsync(client.PostAsync("fhir", FhirClient.Json(
            $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{Patient}},
             "request":{"method":"PUT","url":"Patient/{{Id}}","ifMatch":"W/\"99\""} }]}
            """)), 412);
        using var odd = new HttpRequestMessage(new HttpMethod(Given), $"fhir/Patient/{Id}");
        await StatusAsync(client.SendAsync(odd), 400);
    }

    private static async Task ApiAsync(HttpClient client)
    {
        await StatusAsync(client.PostAsync($"api/intake/uploads?name={Family}.pdf", File($"{Given} {Family}")), 200);
        await StatusAsync(client.PostAsync($"api/intake/uploads?name={Family}.xml", File(Ccda)), 200);
        await StatusAsync(client.PostAsync($"api/intake/uploads?name={Family}.xml", File(Ccda[..^40])), null);
        await StatusAsync(client.PostAsync("api/session", FhirClient.Json($$"""{"name":"{{Given}}","password":"{{Family}}"}""", "application/json")), 401);
        await StatusAsync(client.PostAsync("api/session", FhirClient.Json($$"""{"name":{{Given}}}""", "application/json")), 400);
        await StatusAsync(client.GetAsync($"api/coding/{Family}/{Id}?q={Given}"), 404);
        await StatusAsync(client.GetAsync($"api/intake/items?state={Family}"), null);
    }

    private static ByteArrayContent File(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new("application/octet-stream") } };

    /// <summary>Accepted, refused with the field at fault, and unreadable.</summary>
    private async Task MessagesAsync()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, mllp);
        var person = $"PID|1||{Number}^^^HOSP&1.2.3&ISO^MR||{Family}^{Given}||19310405|F\r";
        string[] messages =
        [
            IntakeRig.Adt("A01", "C1", person), IntakeRig.Adt("A08", "C2", $"PID|1||||{Family}^{Given}||19310405\r"),
            IntakeRig.Adt(Given, "C3", person), $"{Given} {Family} {Number}",
        ];
        foreach (var message in messages)
        {
            var output = new ArrayBufferWriter<byte>();
            MllpFrame.Write(output, Encoding.UTF8.GetBytes(message));
            await connection.GetStream().WriteAsync(output.WrittenMemory);
            Assert.NotEqual(0, await connection.GetStream().ReadAsync(new byte[8192]));
        }
    }

    private static string Ccda => $"""
        <ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
        <id root="{Number}"/><code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><effectiveTime value="20260101"/>
        <recordTarget><patientRole><id root="1.2.3" extension="{Number}"/><patient><name><given>{Given}</given><family>{Family}</family></name>
        <birthTime value="19310405"/></patient></patientRole></recordTarget></ClinicalDocument>
        """;

    private static async Task StatusAsync(Task<HttpResponseMessage> asking, int? expected)
    {
        using var answer = await asking;
        if (expected is { } status)
            Assert.Equal(status, (int)answer.StatusCode);
    }
}
