namespace Chartroom.Server.Demo.Population;

/// <summary>The health system of the demo: three facilities, their wards, about 150 clinicians, registrars, payers. All invented.</summary>
public sealed class Hospital
{
    public const string System = "Port Ellery Health";

    /// <summary>The authority of the numbers that the hospital gives out, under HL7's arc for examples.</summary>
    public const string NumberOid = "2.16.840.1.113883.19.4.1";

    /// <summary>The authority as the FHIR system of a medical record number.</summary>
    public const string NumberSystem = "urn:oid:" + NumberOid;

    /// <summary>Services, how many work in each, their credential, the role names by which stories call them, and how they share the hours.</summary>
    private static readonly (string Service, int Staff, string Credential, string Role, Rota Rota)[] Services =
    [
        ("Medicine", 16, "MD", "hospitalist", Rota.Shifts), ("Cardiology", 8, "MD", "cardiologist", Rota.OnCall), ("Pulmonology", 6, "MD", "pulmonologist", Rota.OnCall),
        ("Surgery", 12, "MD", "surgeon", Rota.Shifts), ("Orthopaedics", 8, "MD", "orthopaedist", Rota.OnCall), ("Obstetrics", 9, "MD", "obstetrician", Rota.Shifts),
        ("Paediatrics", 8, "MD", "paediatrician", Rota.Shifts), ("Neonatology", 4, "MD", "neonatologist", Rota.OnCall), ("Psychiatry", 6, "MD", "psychiatrist", Rota.OnCall),
        ("Oncology", 6, "MD", "oncologist", Rota.OnCall), ("Neurology", 6, "MD", "neurologist", Rota.OnCall), ("Emergency", 12, "MD", "emergency", Rota.Shifts),
        ("Family Medicine", 10, "MD", "primary", Rota.Office), ("Radiology", 6, "MD", "radiologist", Rota.OnCall), ("Pathology", 4, "MD", "pathologist", Rota.Office),
        ("Anaesthesia", 8, "MD", "anaesthetist", Rota.Shifts), ("Nephrology", 4, "MD", "nephrologist", Rota.OnCall), ("Gastroenterology", 4, "MD", "gastroenterologist", Rota.OnCall),
        ("Urology", 4, "MD", "urologist", Rota.OnCall), ("Critical Care", 5, "MD", "intensivist", Rota.OnCall), ("Nursing", 6, "RN", "nurse", Rota.Shifts),
        ("Midwifery", 3, "CNM", "midwife", Rota.OnCall), ("Therapy", 3, "PT", "therapist", Rota.Office), ("Dietetics", 2, "RD", "dietitian", Rota.Office), ("Social Work", 2, "LCSW", "socialworker", Rota.Office),
    ];

    private static readonly Dictionary<string, string> ServiceOfRole = Services.ToDictionary(s => s.Role, s => s.Service);

    private readonly Dictionary<string, Clinician[]> byService = [];

    public Hospital(long seed)
    {
        var number = 0;
        foreach (var (service, staff, credential, _, rota) in Services)
            byService[service] = [.. Enumerable.Range(0, staff).Select(i => Draw(seed, service, credential, Shift.Of(rota, i), number++))];
        Registrars = [.. Enumerable.Range(0, 14).Select(i => DrawRegistrar(seed, i))];
    }

    public static IReadOnlyList<string> Facilities { get; } = ["Ellery General Hospital", "Saint Owen Hospital", "Millbrook Clinic"];

    public static IReadOnlyList<Payer> Payers { get; } =
    [
        new("MCR", "Medicare", "Original Medicare", 0.06, 0.62),
        new("MCD", "Medicaid", "State Medicaid", 0.27, 0.05),
        new("BHP", "Bluestone Health Plan", "Bluestone PPO", 0.34, 0.04),
        new("UMU", "Union Mutual", "Union Mutual HMO", 0.24, 0.02),
        new("BAD", "Bluestone Health Plan", "Bluestone Medicare Advantage", 0.01, 0.26),
        new("SELF", "Self-pay", "", 0.08, 0.01),
    ];

    public IEnumerable<Clinician> Clinicians => byService.Values.SelectMany(c => c);

    public IReadOnlyList<Registrar> Registrars { get; }

    /// <summary>The service that a role of the stories belongs to; null when there is no such role.</summary>
    public static string? ServiceOf(string role) => ServiceOfRole.GetValueOrDefault(role);

    /// <summary>
    /// Somebody who is on for a service at a time; when nobody is, one of them is called in. An unknown service is covered by Medicine.
    /// </summary>
    public Clinician OnDuty(string service, DateTimeOffset at, ref DemoRandom random)
    {
        var staff = byService.GetValueOrDefault(service) ?? byService["Medicine"];
        var on = 0;
        foreach (var clinician in staff)
            on += clinician.Shift.Covers(at) ? 1 : 0;
        if (on == 0)
            return random.Pick(staff);
        var wanted = random.Next(on);
        return staff.First(c => c.Shift.Covers(at) && wanted-- == 0);
    }

    /// <summary>Where a household goes: births, children in need, minds and cancers to Ellery General, visits to the clinic.</summary>
    public static string FacilityFor(string service, bool outpatient, long household) => outpatient
        ? Facilities[2]
        : Facilities[service is "Obstetrics" or "Neonatology" or "Paediatrics" or "Psychiatry" or "Oncology" || household % 3 != 2 ? 0 : 1];

    /// <summary>The ward where a service's inpatients lie.</summary>
    public static string Ward(string service) => service switch
    {
        "Obstetrics" => "L&D",
        "Neonatology" => "NICU",
        "Paediatrics" => "PEDS",
        "Psychiatry" => "BHU",
        "Surgery" or "Orthopaedics" => "5S",
        "Cardiology" => "CCU",
        "Neurology" => "6N",
        "Oncology" => "7W",
        _ => "4M",
    };

    private static Clinician Draw(long seed, string service, string credential, Shift shift, int number)
    {
        var random = new DemoRandom(seed, number, "clinician");
        var origin = Names.Origin(ref random);
        var given = random.Pick(random.Chance(0.5) ? origin.Women : origin.Men);
        return new Clinician($"S{4000 + number}", Npi(number), random.Pick(origin.Families), given, service, credential, shift);
    }

    private static Registrar DrawRegistrar(long seed, int number)
    {
        var random = new DemoRandom(seed, number, "registrar");
        var origin = Names.Origin(ref random);
        var habit = number < 5 ? RegistrarHabit.Careful : (RegistrarHabit)(1 + number % 5);
        return new Registrar($"R{100 + number}", random.Pick(origin.Families), random.Pick(origin.Women), habit);
    }

    /// <summary>
    /// A number with a right check digit in a range that is not given out.
    /// Source: 45 CFR 162.406; ISO/IEC 7812-1 with the prefix 80840.
    /// </summary>
    private static string Npi(int number)
    {
        var body = $"199900{number:000}";
        return $"{body}{CheckDigit.Luhn(body, 24)}";
    }
}
