namespace Chartroom.Store.Writing;

/// <summary>
/// Where the store stands after its last commit: the transaction, its time (ms since 1970 UTC), the last version row, the
/// last numbers given to entities, codes and names, and the end of the hash chain.
/// </summary>
internal sealed record Head(long T, long At, long Rid, long Lid, long Code, long Name, byte[] Hash)
{
    public const string Select = "select t, at, rid, lid, code, name, hash from head";

    public static Head Read(Sql.SqlSession session)
    {
        using var cursor = session.Query(Select);
        if (!cursor.Read())
            throw new InvalidDataException("The database has no head row: it is not a Chartroom database or is damaged.");
        return new Head(
            cursor.Integer(0), cursor.Integer(1), cursor.Integer(2), cursor.Integer(3), cursor.Integer(4), cursor.Integer(5), cursor.Blob(6));
    }
}
