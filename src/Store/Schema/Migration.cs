using System.Security.Cryptography;
using System.Text;

namespace Chartroom.Store.Schema;

/// <summary>
/// One step of the schema, applied once and never changed afterwards: its hash is kept in the database and compared at
/// every start. Forward only.
/// </summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>
    /// Everything of a compartment has a row in the chart index, of whatever type, and what ended lies beside what it was. The same
    /// statements on both databases.
    /// </summary>
    internal const string WholeCharts =
        """
        insert into chart_ix (compartment, type, code, newest, rid)
        select v.compartment, v.type, 0, 9223372036854775807, v.rid from version v
        where v.compartment > 0 and v.method <> 3 and not exists (
          select 1 from chart_ix c where c.compartment = v.compartment and c.type = v.type and c.code = 0 and c.rid = v.rid);
        update ended set compartment = (select v.compartment from version v where v.rid = ended.rid)
        where compartment <> (select v.compartment from version v where v.rid = ended.rid);
        """;

    /// <summary>
    /// True when the search rows of a database from before this step are no longer what is searched for: they are derived anew after it is opened, in
    /// pieces, and a start that is broken off goes on at the next one.
    /// </summary>
    public bool RebuildsSearch { get; init; }

    /// <summary>SHA-256 of the statements, hexadecimal; forms that hold the same rows have the hash of one of them.</summary>
    public string Hash { get; init; } = HashOf(Sql);

    /// <summary>A hash that the same statements had in an earlier program; null when there was none.</summary>
    public string? FormerHash { get; init; }

    public static string HashOf(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
}
