using System.Security.Cryptography;
using Chartroom.Store.Documents;
using Chartroom.Store.Journal;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Writing;

/// <summary>Keeps content by its hash, in parts of 1 MiB, once.</summary>
internal sealed class ContentOperation(ReadOnlyMemory<byte> content, BodyCodec codec) : WriteOperation<ContentHash>
{
    private readonly ContentParts parts = new(content, codec);

    public override long Weight => parts.Weight;

    public override void Apply(WriteContext context)
    {
        parts.Stage(context);
        Result = parts.Hash;
    }
}

/// <summary>Keeps an inbound item, or finds it there already. Source: the door's own key makes receipt idempotent.</summary>
internal sealed class JournalOperation(JournalArrival arrival, BodyCodec codec) : WriteOperation<JournalItem>
{
    private readonly ContentParts parts = new(arrival.Content, codec);

    public override long Weight => parts.Weight;

    public override void Apply(WriteContext context)
    {
        if (Find(context.Session) is { } known)
        {
            Result = known;
            return;
        }
        parts.Stage(context);
        var received = arrival.ReceivedAt?.ToUnixTimeMilliseconds() ?? context.Now;
        context.Session.Execute(
            """
            insert into journal (number, door, kind, item_key, content, content_type, received_at, state, attempts)
            select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7, 0 from journal
            """,
            arrival.Door, arrival.Kind, arrival.Key, parts.Digest, arrival.ContentType, received, (long)JournalState.Received);
        Result = Find(context.Session);
    }

    private JournalItem? Find(SqlSession session)
    {
        using var cursor = session.Query(
            $"select {JournalRows.Columns} from journal where door = $1 and item_key = $2 and content = $3",
            arrival.Door, arrival.Key, parts.Digest);
        return cursor.Read() ? JournalRows.Read(cursor) : null;
    }
}

/// <summary>Content cut into packed parts, ready to be written; made on the caller's thread.</summary>
internal sealed class ContentParts
{
    private const int PartSize = 1 << 20;

    private readonly List<byte[]> packed = [];

    public ContentParts(ReadOnlyMemory<byte> content, BodyCodec codec)
    {
        Digest = SHA256.HashData(content.Span);
        for (var at = 0; at == 0 || at < content.Length; at += PartSize)
            packed.Add(codec.Pack(content.Span.Slice(at, Math.Min(PartSize, content.Length - at))));
        Weight = 1_000 + packed.Sum(p => (long)p.Length);
    }

    public byte[] Digest { get; }

    public ContentHash Hash => new(Convert.ToHexStringLower(Digest));

    public long Weight { get; }

    public void Stage(WriteContext context)
    {
        if (context.Rows.Contents.Exists(c => c.Hash.AsSpan().SequenceEqual(Digest))
            || context.Session.Scalar("select 1 from content where hash = $1 and part = 0", Digest) is not null)
            return;
        for (var i = 0; i < packed.Count; i++)
            context.Rows.Contents.Add(new ContentRow(Digest, i, packed[i]));
    }

    /// <summary>The bytes of a hash, or null.</summary>
    public static byte[]? Load(SqlSession session, BodyCodec codec, ContentHash hash)
    {
        var parts = session.Rows(
            c => codec.Unpack(c.BlobSpan(0)), "select bytes from content where hash = $1 order by part", Convert.FromHexString(hash.Hex));
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => [.. parts.SelectMany(p => p)],
        };
    }
}

/// <summary>Reads rows of the journal.</summary>
internal static class JournalRows
{
    public const string Columns =
        "number, door, kind, item_key, content, content_type, received_at, state, attempts, reason, processed_at";

    public static JournalItem Read(SqlCursor c) => new(
        c.Integer(0),
        c.Text(1),
        c.Text(2),
        c.Text(3),
        new ContentHash(Convert.ToHexStringLower(c.BlobSpan(4))),
        c.TextOrNull(5),
        DateTimeOffset.FromUnixTimeMilliseconds(c.Integer(6)),
        (JournalState)c.Integer(7),
        (int)c.Integer(8),
        c.TextOrNull(9),
        c.IsNull(10) ? null : DateTimeOffset.FromUnixTimeMilliseconds(c.Integer(10)));

    public static List<JournalItem> Query(SqlSession session, JournalQuery query)
    {
        var sql = new Search.SqlText();
        var where = new List<string>();
        if (query.State is { } state)
            where.Add($"state = {sql.Add((long)state)}");
        if (query.Door is { } door)
            where.Add($"door = {sql.Add(door)}");
        if (query.After is { } after)
            where.Add($"number {(query.OldestFirst ? '>' : '<')} {sql.Add(after)}");
        var text = $"select {Columns} from journal {(where.Count > 0 ? "where " + string.Join(" and ", where) : "")} "
                   + $"order by number {(query.OldestFirst ? "" : "desc")} limit {sql.Add(query.Count)}";
        return session.Rows(Read, text, sql.Arguments);
    }
}
