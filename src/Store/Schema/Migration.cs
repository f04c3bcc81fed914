using System.Security.Cryptography;
using System.Text;

namespace Chartroom.Store.Schema;

/// <summary>
/// One step of the schema, applied once and never changed afterwards: its hash is kept in the database and compared at
/// every start. Forward only.
/// </summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements, hexadecimal; forms that hold the same rows have the hash of one of them.</summary>
    public string Hash { get; init; } = HashOf(Sql);

    public static string HashOf(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
}
