using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Chartroom.Store.Documents;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Upkeep;

/// <summary>
/// Reads everything that was ever written and compares it with its hashes: each version with the digest of its row, each
/// transaction with the chain, each content with its name. Stops at the first damage.
/// </summary>
internal sealed class Verifier(SqlSession session, SqlSession second, BodyCodec codec)
{
    private long transactions;
    private long versions;
    private long contents;

    public Verification Run()
    {
        var damage = Chain() ?? Contents();
        return new Verification(transactions, versions, contents, damage);
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
        var head = Head.Read(session);
        byte[] before = [];
        long rid = 0;
        using var rows = session.Query("select rid, lid, compartment, type, number, t, at, method, digest, body from version order by rid");
        using var transaction = second.Query("select t, at, who, last_rid, hash from tx order by t");
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
        }
        if (rows.Read())
            return new Damage("version", $"{rows.Integer(0)}", "the row belongs to no transaction");
        return head.T != transactions || head.Rid != rid || !before.AsSpan().SequenceEqual(head.Hash)
            ? new Damage("head", "1", "the head is not the last transaction")
            : null;
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
            return new Damage("version", $"{rid}", "the body cannot be unpacked");
        }
        var row = new VersionRow(
            rid, rows.Integer(1), rows.Integer(2), rows.Integer(3), rows.Integer(4), rows.Integer(5), rows.Integer(6), rows.Integer(7), [], default);
        var hash = VersionHash.Of(row, SHA256.HashData(body));
        if (!hash.AsSpan(0, VersionHash.Kept).SequenceEqual(rows.BlobSpan(8)))
            return new Damage("version", $"{rid}", "the row is not what was written");
        if (row.T != t)
            return new Damage("version", $"{rid}", "the row is in another transaction");
        chain.AppendData(hash);
        return null;
    }

    private Damage? Contents()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[]? current = null;
        using var rows = session.Query("select hash, bytes from content order by hash, part");
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
