using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Search;

/// <summary>
/// Where a page starts: the snapshot, the keys of the last match of the page before, and its row. Text that a client
/// hands back; one that it made up gives null, never an error.
/// </summary>
internal sealed record SearchCursor(long T, IReadOnlyList<SqlValue> Keys, long Rid)
{
    public string Write()
    {
        var text = new StringBuilder().Append(T).Append('|').Append(Rid);
        foreach (var key in Keys)
        {
            text.Append('|').Append(key.Kind switch
            {
                SqlKind.Integer => "i" + key.Integer.ToString(CultureInfo.InvariantCulture),
                SqlKind.Real => "r" + key.Real.ToString("R", CultureInfo.InvariantCulture),
                _ => "t" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key.Text)),
            });
        }
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static SearchCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        if (parts.Length < 2 || !long.TryParse(parts[0], out var t) || !long.TryParse(parts[1], out var rid))
            return null;
        var keys = new List<SqlValue>();
        foreach (var part in parts.Skip(2))
        {
            if (part.Length == 0)
                return null;
            if (part[0] == 'i' && long.TryParse(part.AsSpan(1), out var integer))
                keys.Add(integer);
            else if (part[0] == 'r' && double.TryParse(part.AsSpan(1), CultureInfo.InvariantCulture, out var real))
                keys.Add(real);
            else if (part[0] == 't' && Base64Url.IsValid(part.AsSpan(1)))
                keys.Add(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part.AsSpan(1))));
            else
                return null;
        }
        return new SearchCursor(t, keys, rid);
    }
}
