using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching.Overlays;
using Chartroom.Server.Audit;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;
using Chartroom.Store.Projections;
using Chartroom.Store.Sql;

namespace Chartroom.Server.Identity.Overlays;

/// <summary>
/// The department's own tables: the facts of each chart in which an overlay shows, and for each patient when, where and by
/// whom the record was made and how often its demographics changed. Derived from the change feed; can be made anew.
/// </summary>
internal sealed class IdentityTables : SqlProjection
{
    public override string Name => "identity";

    public override int Version => 2;

    public override IReadOnlyList<string> Tables => ["identity_fact", "identity_person"];

    public override string Definition =>
        """
        create table identity_fact (
          patient text not null, entry text not null, kind bigint not null, value text not null, at bigint not null, until bigint not null,
          source text not null, t bigint not null);
        create index identity_fact_patient on identity_fact (patient);
        create index identity_fact_entry on identity_fact (entry);
        create table identity_person (
          patient text not null primary key, made bigint not null, site text not null, door text not null, registrar text not null,
          sex text not null, face text not null, faces bigint not null);
        create index identity_person_made on identity_person (made);
        create index identity_person_faces on identity_person (faces);
        """;

    public override void Apply(SqlSession session, IReadOnlyList<StoredVersion> versions)
    {
        foreach (var version in versions)
        {
            if (ChartFacts.Concerns(version.Key.Type))
                ApplyFacts(session, version);
            else if (version.Key.Type == "Patient" && version.Document is { } patient)
                ApplyPatient(session, version, patient.Root);
            else if (version.Key.Type is "Provenance" or "AuditEvent" && version.Document is { } document)
                ApplyMaker(session, version.Key.Type, document.Root);
        }
    }

    private static void ApplyFacts(SqlSession session, StoredVersion version)
    {
        var entry = version.Key.ToString();
        if (version.Version > 1 || version.IsDeleted)
            session.Execute("delete from identity_fact where entry = $1", entry);
        if (version.Document is not { } document)
            return;
        foreach (var fact in ChartFacts.Of(version))
        {
            foreach (var patient in PatientsOf.Resource(document).Take(1))
            {
                session.Execute(
                    "insert into identity_fact (patient, entry, kind, value, at, until, source, t) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                    patient["Patient/".Length..], entry, (long)fact.Kind, fact.Value, fact.At.Ticks, fact.Until.Ticks, fact.Source, version.T);
            }
        }
    }

    private static void ApplyPatient(SqlSession session, StoredVersion version, Element patient)
    {
        var made = version.LastUpdated.UtcTicks;
        session.Execute(
            """
            insert into identity_person (patient, made, site, door, registrar, sex, face, faces) values ($1, $2, $3, '', '', $4, $5, 1)
            on conflict (patient) do update set
              made = case when identity_person.made = 0 then excluded.made else identity_person.made end,
              site = case when identity_person.site = '' then excluded.site else identity_person.site end,
              sex = excluded.sex,
              faces = identity_person.faces + case when identity_person.face in ('', excluded.face) then 0 else 1 end,
              face = excluded.face
            """,
            version.Key.Id, made, RecordFace.SourceOf(patient), patient["gender"u8].Text ?? "", Face(patient));
    }

    /// <summary>
    /// Who made a record and when it came, from the Provenance of intake and registration or the audit event of the FHIR door. The first one counts.
    /// </summary>
    private static void ApplyMaker(SqlSession session, string type, Element root)
    {
        if (type == "Provenance")
        {
            if (Making.Of(root) is not { } making)
                return;
            foreach (var target in root["target"u8].Items)
                SetMaker(session, target["reference"u8].Text, making);
        }
        else if (root["subtype"u8][0]["code"u8].Text is "create" or "transaction" or "batch" || root["type"u8]["code"u8].Is("110107"u8))
        {
            var agent = root["agent"u8][0]["who"u8]["reference"u8].Text ?? "";
            foreach (var entity in root["entity"u8].Items)
                SetMaker(session, entity["what"u8]["reference"u8].Text, new Making("FHIR", agent, "", 0));
        }
    }

    private static void SetMaker(SqlSession session, string? reference, Making making)
    {
        if (reference?.StartsWith("Patient/", StringComparison.Ordinal) != true)
            return;
        session.Execute(
            """
            insert into identity_person (patient, made, site, door, registrar, sex, face, faces) values ($1, $5, $4, $2, $3, '', '', 1)
            on conflict (patient) do update set
              made = case when identity_person.door = '' and excluded.made > 0 then excluded.made else identity_person.made end,
              site = case when identity_person.door = '' and excluded.site <> '' then excluded.site else identity_person.site end,
              registrar = case when identity_person.door = '' then excluded.registrar else identity_person.registrar end,
              door = case when identity_person.door = '' then excluded.door else identity_person.door end
            """,
            reference["Patient/".Length..], making.Door, making.Registrar, making.Site, making.Came);
    }

    /// <summary>How a record came about: door, registrar and site, empty when not told, and when it came in ticks, 0 when not told.</summary>
    private sealed record Making(string Door, string Registrar, string Site, long Came)
    {
        /// <summary>From the Provenance of a registration or of intake, whose second agent is the message's sender; null for any other.</summary>
        public static Making? Of(Element provenance)
        {
            var (door, sender) = (provenance["agent"u8][0]["who"u8]["display"u8].Text, provenance["agent"u8][1]);
            if (provenance["activity"u8]["coding"u8][0]["code"u8].Is("register"u8))
                return new Making("workbench", door ?? "", "", 0);
            if (!provenance["entity"u8][0]["what"u8]["identifier"u8]["system"u8].Is("urn:chartroom:journal"u8))
                return null;
            var came = DateTimeOffset.TryParse(provenance["occurredDateTime"u8].Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcTicks : 0;
            var name = sender["who"u8]["display"u8].Text ?? "";
            return sender["type"u8]["coding"u8][0]["code"u8].Is("enterer"u8)
                ? new Making(door ?? "message", name, sender["onBehalfOf"u8]["display"u8].Text ?? "", came)
                : new Making(door ?? "message", "", name, came);
        }
    }

    /// <summary>What of the demographics describes the person, in short.</summary>
    private static string Face(Element patient)
    {
        var text = new StringBuilder();
        foreach (var name in patient["name"u8].Items)
            text.Append(name["family"u8].Text).Append('|').Append(name["given"u8][0].Text).Append('|');
        text.Append(patient["birthDate"u8].Text).Append('|').Append(patient["gender"u8].Text);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString().ToLower(CultureInfo.InvariantCulture))), 0, 8);
    }

    /// <summary>The facts of one chart.</summary>
    public static IReadOnlyList<(OverlayFact Fact, long T)> FactsOf(SqlSession session, string patient) => session.Rows(
        c => (new OverlayFact(
            (FactKind)c.Integer(1), c.Text(0), c.Text(2), new DateTime(c.Integer(3), DateTimeKind.Utc), new DateTime(c.Integer(4), DateTimeKind.Utc), c.Text(5)), c.Integer(6)),
        "select entry, kind, value, at, until, source, t from identity_fact where patient = $1", patient);

    /// <summary>How a record was made; null for one that the tables do not know.</summary>
    public static (string Patient, long Made, string Site, string Door, string Registrar)? MakingOf(SqlSession session, string patient)
    {
        using var row = session.Query("select made, site, door, registrar from identity_person where patient = $1", patient);
        return row.Read() ? (patient, row.Integer(0), row.Text(1), row.Text(2), row.Text(3)) : null;
    }

    /// <summary>How many records were made in a span of ticks.</summary>
    public static long CountMade(SqlSession session, long from, long until) =>
        session.Scalar("select count(*) from identity_person where made >= $1 and made < $2", from, until) ?? 0;

    /// <summary>Records by who or what made them: <paramref name="column"/> is registrar, site or door.</summary>
    public static IReadOnlyList<(string Name, long Count)> CountBy(SqlSession session, string column)
    {
        var sql = column switch
        {
            "registrar" => "select registrar, count(*) from identity_person where made > 0 and registrar <> '' group by registrar order by 2 desc limit 50",
            "site" => "select site, count(*) from identity_person where made > 0 and site <> '' group by site order by 2 desc limit 50",
            _ => "select door, count(*) from identity_person where made > 0 and door <> '' group by door order by 2 desc limit 50",
        };
        return session.Rows(c => (c.Text(0), c.Integer(1)), sql);
    }

    /// <summary>Patients in whose chart a contradiction is possible at all, so that only those are looked at in full.</summary>
    public static IReadOnlyList<string> Suspects(SqlSession session) => session.Rows(
        c => c.Text(0),
        """
        select patient from identity_fact where kind <> $1 group by patient, kind having count(distinct value) > 1
        union
        select f.patient from identity_fact f join identity_person p on p.patient = f.patient where f.kind = $2 and p.sex <> '' and f.value <> p.sex
        union
        select patient from identity_person where faces > 1
        """,
        (long)FactKind.Event, (long)FactKind.Sexed);
}
