using System.Text;
using Xunit;

namespace Chartroom.Browser.Host;

/// <summary>What came in through intake's doors: a message at fault (item 1), one that was filed (item 2), and pages to be indexed.</summary>
internal static class SeededIntake
{
    private const string Faulty = "MSH|^~\\&|LAB|FAC|||20261122140500||ORU^R01|881|P|2.5.1\rPID|1||||Moran^Deirdre||19540611|F\rOBR|1||F1|2160-0^Creatinine^LN\r";

    private const string Good =
        "MSH|^~\\&|LAB|FAC|||20261122140600||ORU^R01|882|P|2.5.1\rPID|1||77001^^^HOSP&1.2.3&ISO^MR||Moran^Deirdre||19540611|F\r"
        + "OBR|1||F2|2160-0^Creatinine^LN|||20261122120000\rOBX|1|NM|2160-0^Creatinine^LN||1.1|mg/dL|0.6-1.3||||F|||20261122120000\r";

    /// <summary>A page with a line of text, as small as PDF allows.</summary>
    public static byte[] Letter(string text)
    {
        var content = $"BT /F1 14 Tf 60 700 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (body, i) in objects.Select((o, i) => (o, i)))
        {
            places.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append($"xref\n0 6\n0000000000 65535 f \n").AppendJoin("", places.Select(p => $"{p:D10} 00000 n \n"));
        pdf.Append($"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    public static async Task FileAsync(HttpClient technician)
    {
        await UploadAsync(technician, "lab.hl7", Encoding.ASCII.GetBytes(Faulty));
        await UploadAsync(technician, "lab.hl7", Encoding.ASCII.GetBytes(Good));
        await UploadAsync(technician, "referral letter.pdf", Letter("Dear colleague, thank you for seeing our patient."));
        for (var i = 0; i < 500; i++)
        {
            if ((await technician.GetStringAsync("/api/intake/scans?step=index")).Contains("referral letter", StringComparison.Ordinal))
                return;
            await Task.Delay(20);
        }
        Assert.Fail("Intake did not file what was uploaded.");
    }

    private static async Task UploadAsync(HttpClient technician, string name, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        var response = await technician.PostAsync("/api/intake/uploads?name=" + Uri.EscapeDataString(name), body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
