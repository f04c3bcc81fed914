namespace Chartroom.Server.Demo.Population;

/// <summary>Someone who works at the demo's health system. <c>Number</c> is their staff number.</summary>
public sealed record Clinician(string Number, string Npi, string Family, string Given, string Service)
{
    public string Shown => $"Dr {Given} {Family}";
}

/// <summary>The health system of the demo: three facilities, their wards, about 150 clinicians. All invented.</summary>
public sealed class Hospital
{
    public const string System = "Port Ellery Health";

    /// <summary>The authority of the numbers that the hospital gives out, under HL7's arc for examples.</summary>
    public const string NumberOid = "2.16.840.1.113883.19.4.1";

    /// <summary>The authority as the FHIR system of a medical record number.</summary>
    public const string NumberSystem = "urn:oid:" + NumberOid;

    private static readonly string[] Services =
    [
        "Medicine", "Cardiology", "Pulmonology", "Surgery", "Orthopaedics", "Obstetrics", "Paediatrics", "Neonatology", "Psychiatry",
        "Oncology", "Neurology", "Emergency", "Family Medicine", "Radiology", "Pathology", "Anaesthesia", "Nephrology",
    ];

    private readonly Dictionary<string, Clinician[]> byService;

    public Hospital(long seed)
    {
        byService = Services.Select((service, s) => (service, s)).ToDictionary(
            x => x.service, x => Enumerable.Range(0, 9).Select(i => Draw(seed, x.service, x.s * 9 + i)).ToArray());
    }

    public static IReadOnlyList<string> Facilities { get; } = ["Ellery General Hospital", "Saint Owen Hospital", "Millbrook Clinic"];

    public IEnumerable<Clinician> Clinicians => byService.Values.SelectMany(c => c);

    /// <summary>Who is on for a service; an unknown service is covered by Medicine.</summary>
    public Clinician OnDuty(string service, ref DemoRandom random) =>
        random.Pick(byService.GetValueOrDefault(service) ?? byService["Medicine"]);

    /// <summary>The ward where a service's inpatients lie.</summary>
    public static string Ward(string service) => service switch
    {
        "Obstetrics" => "L&D",
        "Neonatology" => "NICU",
        "Paediatrics" => "PEDS",
        "Psychiatry" => "BHU",
        "Surgery" or "Orthopaedics" => "5S",
        "Cardiology" => "CCU",
        _ => "4M",
    };

    private static Clinician Draw(long seed, string service, int number)
    {
        var random = new DemoRandom(seed, number, "clinician");
        var origin = Names.Origins[random.PickWeighted([.. Names.Origins.Select(o => o.Share)])];
        var given = random.Pick(random.Chance(0.5) ? origin.Women : origin.Men);
        return new Clinician($"S{4000 + number}", Npi(number), random.Pick(origin.Families), given, service);
    }

    /// <summary>
    /// A number with a right check digit in a range that is not given out.
    /// Source: 45 CFR 162.406; ISO/IEC 7812-1 with the prefix 80840.
    /// </summary>
    private static string Npi(int number)
    {
        var body = $"199900{number:000}";
        var sum = 24;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[body.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return $"{body}{(10 - sum % 10) % 10}";
    }
}
