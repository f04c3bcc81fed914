namespace Chartroom.Server.Network;

/// <summary>The query part of a URL as pairs, decoded. Source: WHATWG URL §5.1 application/x-www-form-urlencoded parsing.</summary>
internal static class QueryText
{
    public static List<KeyValuePair<string, string>> Parse(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var range in query.AsSpan().Split('&'))
        {
            var part = query.AsSpan()[range];
            if (part.IsEmpty)
                continue;
            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? default : part[(equals + 1)..];
            pairs.Add(new(Decode(name), Decode(value)));
        }
        return pairs;
    }

    /// <summary>The first value of a name, or null.</summary>
    public static string? Value(string query, string name)
    {
        if (!query.Contains(name, StringComparison.Ordinal))
            return null;
        var pair = Parse(query).Find(p => p.Key == name);
        return pair.Key is null ? null : pair.Value;
    }

    public static string Encode(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";

    private static string Decode(ReadOnlySpan<char> text) =>
        text.ContainsAny('%', '+') ? Uri.UnescapeDataString(text.ToString().Replace('+', ' ')) : text.ToString();
}
