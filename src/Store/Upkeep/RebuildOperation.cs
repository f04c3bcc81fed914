using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Chartroom.Store.Documents;
using Chartroom.Store.Indexing;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Upkeep;

/// <summary>
/// Derives the search rows of the next versions anew. The place reached is kept with the rows, so a rebuild that was
/// broken off goes on at the next start. The result is the last row done, or null when there was none left.
/// </summary>
internal sealed class RebuildOperation(SearchCatalog catalog, BodyCodec codec, bool fromTheBeginning) : WriteOperation<RebuildStep>
{
    public const string Name = "search";
    private const int Step = 500;

    /// <summary>The position of a rebuild that is asked for and not begun.</summary>
    private const long Asked = -1;

    private static readonly string[] Tables =
        ["token_ix", "reference_ix", "string_ix", "date_ix", "date_long", "number_ix", "composite_ix", "chart_ix"];

    public override long Weight => 8 << 20;

    public override void Apply(WriteContext context)
    {
        var session = context.Session;
        if (fromTheBeginning || PositionOf(session) == Asked)
            Empty(session);
        var position = PositionOf(session) ?? long.MaxValue;
        var versions = session.Rows(
            c => (Rid: c.Integer(0), Compartment: c.Integer(1), Body: codec.Unpack(c.BlobSpan(2))),
            "select rid, compartment, body from version where rid > $1 and method <> 3 order by rid limit $2", position, (long)Step);
        foreach (var (rid, compartment, body) in versions)
            Stage(context, rid, compartment, body);
        if (versions.Count == 0)
            session.Execute("delete from projection where name = $1", Name);
        else
            session.Execute("update projection set position = $1 where name = $2", versions[^1].Rid, Name);
        Result = new RebuildStep(versions.Count);
    }

    /// <summary>Asks for a rebuild, which whoever opens the store next begins.</summary>
    public static void Ask(WriteSession session)
    {
        session.Execute("delete from projection where name = $1", Name);
        session.Execute("insert into projection (name, version, position) values ($1, 1, $2)", Name, Asked);
    }

    private static long? PositionOf(WriteSession session) => session.Scalar("select position from projection where name = $1", Name);

    private static void Empty(WriteSession session)
    {
        foreach (var table in Tables)
            session.Execute($"delete from {table}");
        session.Execute("delete from projection where name = $1", Name);
        session.Execute("insert into projection (name, version, position) values ($1, 1, 0)", Name);
    }

    private void Stage(WriteContext context, long rid, long compartment, byte[] body)
    {
        var document = ResourceDocument.Trusted(body);
        var values = new List<SearchValue>(24);
        catalog.Extract(document, values);
        var type = document.ResourceType;
        context.StageIndex(type, IndexDraft.Of(type, values, SearchCatalog.Patient(type, values)), rid, compartment);
    }
}

/// <summary>How many versions a step of a rebuild has done; 0 = it is finished.</summary>
internal sealed record RebuildStep(int Versions);
