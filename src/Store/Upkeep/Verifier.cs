using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Chartroom.Store.Documents;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Upkeep;

/// <summary>
/// Reads everything that was ever written and compares it with its hashes: each version with the digest of its row, each
/// transaction with the chain and with what was sealed outside, each content with its name. Stops at the first damage.
/// </summary>
internal sealed class Verifier(SqlSession versionRows, SqlSession transactionRows, SqlSession entityRows, BodyCodec codec, VerifyScope scope)
{
    private readonly Dictionary<string, long> types = [];
    private long transactions;
    private long versions;
    private long events;
    private long contents;
    private int seals;

    public Verification Run()
    {
        foreach (var (id, type) in versionRows.Rows(c => (c.Integer(0), c.Text(1)), "select id, text from name where kind = $1", (long)NameKind.Type))
            types[type] = id;
        var damage = Chain();
        if (damage is null && scope.Rows)
            damage = Currency();
        if (damage is null && scope.Contents)
            damage = Contents();
        return new Verification(transactions, versions, events, contents, seals, damage);
    }

    /// <summary>The hash of a transaction: the one before, its own numbers, and all its versions.</summary>
    public static void Begin(IncrementalHash chain, ReadOnlySpan<byte> before, long t, long at, string who)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, t);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], at);
        chain.AppendData(before);
        chain.AppendData(numbers);
        chain.AppendData(Encoding.UTF8.GetBytes(who));
    }

    private Damage? Chain()
    {
        using var chain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = Head.Read(versionRows);
        byte[] before = [];
        long rid = 0;
        using var rows = versionRows.Query("select rid, lid, compartment, type, number, t, at, method, digest, body from version order by rid");
        using var transaction = transactionRows.Query("select t, at, who, last_rid, hash from tx order by t");
        while (transaction.Read())
        {
            var t = transaction.Integer(0);
            if (t != ++transactions)
                return new Damage("tx", $"{transactions}", "the transaction is missing");
            Begin(chain, before, t, transaction.Integer(1), transaction.Text(2));
            for (var last = transaction.Integer(3); rid < last; versions++)
            {
                if (!rows.Read() || rows.Integer(0) != ++rid)
                    return new Damage("version", $"{rid}", "the row is missing");
                if (Check(rows, t, chain) is { } damage)
                    return damage;
            }
            before = chain.GetHashAndReset();
            if (!before.AsSpan().SequenceEqual(transaction.BlobSpan(4)))
                return new Damage("tx", $"{t}", "the hash of the transaction does not follow from its rows and the one before");
            if (Unsealed(t, before) is { } broken)
                return broken;
        }
        if (rows.Read())
            return new Damage("version", $"{rows.Integer(0)}", "the row belongs to no transaction");
        if (head.T != transactions || head.Rid != rid || !before.AsSpan().SequenceEqual(head.Hash))
            return new Damage("head", "1", "the head is not the last transaction");
        return seals < scope.Seals.Count ? new Damage("tx", $"{transactions + 1}", $"the transaction is missing: the record was sealed at t={scope.Seals[^1].T}") : null;
    }

    /// <summary>Compares the transaction with what was sealed of it.</summary>
    private Damage? Unsealed(long t, ReadOnlySpan<byte> hash)
    {
        for (; seals < scope.Seals.Count && scope.Seals[seals].T == t; seals++)
        {
            if (!scope.Seals[seals].Hash.Equals(Convert.ToHexStringLower(hash), StringComparison.OrdinalIgnoreCase))
                return new Damage("tx", $"{t}", "the chain was written anew: it is not the one that was sealed");
        }
        return null;
    }

    private Damage? Check(SqlCursor rows, long t, IncrementalHash chain)
    {
        var rid = rows.Integer(0);
        byte[] body;
        try
        {
            body = codec.Unpack(rows.BlobSpan(9));
        }
        catch (InvalidDataException)
        {
            return new Damage("version", $"{rid}", "the body cannot be unpacked") { Resource = Named(rows.Integer(1)) };
        }
        var row = new VersionRow(
            rid, rows.Integer(1), rows.Integer(2), rows.Integer(3), rows.Integer(4), rows.Integer(5), rows.Integer(6), rows.Integer(7), [], default);
        var hash = VersionHash.Of(row, SHA256.HashData(body));
        if (!hash.AsSpan(0, VersionHash.Kept).SequenceEqual(rows.BlobSpan(8)))
            return new Damage("version", $"{rid}", "the row is not what was written") { Resource = Named(row.Lid) };
        if (row.T != t)
            return new Damage("version", $"{rid}", "the row is in another transaction") { Resource = Named(row.Lid) };
        if (Misnamed(row, CanonicalBody.Key(body)) is { } damage)
            return damage;
        chain.AppendData(hash);
        return null;
    }

    /// <summary>The id that the body says must lead to the row, or the resource is not found where it is.</summary>
    private Damage? Misnamed(VersionRow row, ResourceKey key)
    {
        if (!types.TryGetValue(key.Type, out var type) || type != row.Type)
            return new Damage("name", $"{row.Type}", "the number does not stand for the type of the resource") { Resource = $"{key}" };
        events += key.Type == "AuditEvent" ? 1 : 0;
        return !scope.Rows || entityRows.Scalar("select lid from entity where type = $1 and id = $2", type, IdBytes.Of(key.Id)) == row.Lid
            ? null
            : new Damage("entity", $"{key}", "the id does not lead to the resource") { Resource = $"{key}" };
    }

    /// <summary>Every version but a resource's last is ended by the one that follows it, and nothing else is.</summary>
    private Damage? Currency()
    {
        const string Sql = """
            select coalesce(v.rid, e.rid)
            from (select rid, lead(rid) over (partition by lid order by rid) as next from version) v
            full join ended e on e.rid = v.rid
            where v.rid is null or v.next is distinct from e.next
            order by 1 limit 1
            """;
        return versionRows.Scalar(Sql) is { } rid ? new Damage("ended", $"{rid}", "the row does not say what follows the version") : null;
    }

    /// <summary>The resource of a number, looked up only when something is wrong with it.</summary>
    private string? Named(long lid)
    {
        using var cursor = entityRows.Query("select n.text, e.id from entity e join name n on n.id = e.type where e.lid = $1", lid);
        return cursor.Read() ? $"{cursor.Text(0)}/{IdBytes.Text(cursor.Blob(1))}" : null;
    }

    private Damage? Contents()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[]? current = null;
        using var rows = versionRows.Query("select hash, bytes from content order by hash, part");
        while (rows.Read())
        {
            if (current is not null && !rows.BlobSpan(0).SequenceEqual(current) && Differs(hash, current) is { } damage)
                return damage;
            current = rows.Blob(0);
            try
            {
                hash.AppendData(codec.Unpack(rows.BlobSpan(1)));
            }
            catch (InvalidDataException)
            {
                return new Damage("content", Convert.ToHexStringLower(current), "the content cannot be unpacked");
            }
        }
        return current is null ? null : Differs(hash, current);
    }

    private Damage? Differs(IncrementalHash hash, byte[] name)
    {
        contents++;
        return hash.GetHashAndReset().AsSpan().SequenceEqual(name)
            ? null
            : new Damage("content", Convert.ToHexStringLower(name), "the content is not what its hash says");
    }
}
