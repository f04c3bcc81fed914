using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>Source: FHIRPath §5.6 string manipulation. An empty input or argument gives an empty result.</summary>
internal static class StringFunctions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<FunctionEntry> All =>
    [
        Of("indexOf", 1, ResultShape.Integer, static (s, a) => PathValue.Of(s.IndexOf(a[0], StringComparison.Ordinal))),
        Of("lastIndexOf", 1, ResultShape.Integer, static (s, a) => PathValue.Of(s.LastIndexOf(a[0], StringComparison.Ordinal))),
        new("substring", 1, 2, Substring, ResultShape.String, InputShape.String),
        Of("startsWith", 1, ResultShape.Boolean, static (s, a) => PathValue.Of(s.StartsWith(a[0], StringComparison.Ordinal))),
        Of("endsWith", 1, ResultShape.Boolean, static (s, a) => PathValue.Of(s.EndsWith(a[0], StringComparison.Ordinal))),
        Of("contains", 1, ResultShape.Boolean, static (s, a) => PathValue.Of(s.Contains(a[0], StringComparison.Ordinal))),
        Of("upper", 0, ResultShape.String, static (s, _) => PathValue.Of(s.ToUpperInvariant())),
        Of("lower", 0, ResultShape.String, static (s, _) => PathValue.Of(s.ToLowerInvariant())),
        Of("replace", 2, ResultShape.String, static (s, a) => PathValue.Of(Replace(s, a[0], a[1]))),
        Of("matches", 1, ResultShape.Boolean, static (s, a) => Pattern(a[0]) is { } r ? PathValue.Of(r.IsMatch(s)) : null),
        Of("matchesFull", 1, ResultShape.Boolean, static (s, a) => Pattern($"^(?:{a[0]})$") is { } r ? PathValue.Of(r.IsMatch(s)) : null),
        Of("replaceMatches", 2, ResultShape.String, static (s, a) => a[0].Length == 0 ? PathValue.Of(s) : Pattern(a[0]) is { } r ? PathValue.Of(r.Replace(s, a[1])) : null),
        Of("length", 0, ResultShape.Integer, static (s, _) => PathValue.Of(s.Length)),
        new("toChars", 0, 0, ToChars, ResultShape.Strings, InputShape.String),
        Of("encode", 1, ResultShape.String, static (s, a) => Encode(s, a[0])),
        Of("decode", 1, ResultShape.String, static (s, a) => Decode(s, a[0])),
        Of("escape", 1, ResultShape.String, static (s, a) => Escape(s, a[0])),
        Of("unescape", 1, ResultShape.String, static (s, a) => Unescape(s, a[0])),
        Of("trim", 0, ResultShape.String, static (s, _) => PathValue.Of(s.Trim())),
        new("split", 1, 1, Split, ResultShape.Strings, InputShape.String),
        new("join", 0, 1, Join, ResultShape.String),
    ];

    private static FunctionEntry Of(string name, int arguments, ResultShape result, Func<string, string[], PathValue?> body) => new(
        name,
        arguments,
        arguments,
        (PathEvaluation e, in Focus focus, PathList input, PathNode[] given, PathList output) =>
        {
            var texts = new string[given.Length];
            for (var i = 0; i < given.Length; i++)
            {
                if (Text(e, focus, given[i]) is not { } text)
                    return;
                texts[i] = text;
            }
            if (Input(e, input, name) is not { } subject)
                return;
            try
            {
                if (body(subject, texts) is { } value)
                    output.Add(value);
                else
                    e.Fail($"{name}() cannot use its argument.");
            }
            catch (RegexMatchTimeoutException)
            {
                e.Fail("too-costly", "A pattern takes too long to match.");
            }
        },
        result,
        InputShape.String);

    /// <summary>The input as one string; null when empty. What is no string is a failure.</summary>
    private static string? Input(PathEvaluation e, PathList input, string name)
    {
        if (!PathNode.SingleOf(e, input, out var value))
            return null;
        if (value.Kind == PathValueKind.String)
            return value.AsString;
        if (value.Kind is not (PathValueKind.Node or PathValueKind.Quantity or PathValueKind.Type))
            return value.ToText();
        e.Fail($"{name}() needs a string.");
        return null;
    }

    private static string? Text(PathEvaluation e, in Focus focus, PathNode argument)
    {
        if (!argument.Single(e, focus, out var value))
            return null;
        if (value.Kind == PathValueKind.String)
            return value.AsString;
        e.Fail("A string was expected as argument.");
        return null;
    }

    private static void Substring(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Input(e, input, "substring") is not { } text || FilterFunctions.Integer(e, focus, arguments[0]) is not { } start)
            return;
        if (start < 0 || start >= text.Length)
            return;
        var length = arguments.Length > 1 ? FilterFunctions.Integer(e, focus, arguments[1]) ?? text.Length : text.Length;
        output.Add(PathValue.Of(text.Substring(start, Math.Clamp(length, 0, text.Length - start))));
    }

    private static string Replace(string text, string pattern, string with)
    {
        if (pattern.Length > 0)
            return text.Replace(pattern, with, StringComparison.Ordinal);
        var result = new StringBuilder(with);
        foreach (var c in text)
            result.Append(c).Append(with);
        return result.ToString();
    }

    private static Regex? Pattern(string pattern)
    {
        try
        {
            return Patterns.Get(pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void ToChars(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        foreach (var c in Input(e, input, "toChars") ?? "")
            output.Add(PathValue.Of(c.ToString()));
    }

    private static void Split(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        if (Input(e, input, "split") is not { } text || Text(e, focus, arguments[0]) is not { } separator)
            return;
        if (separator.Length == 0)
        {
            foreach (var c in text)
                output.Add(PathValue.Of(c.ToString()));
            return;
        }
        foreach (var part in text.Split(separator))
            output.Add(PathValue.Of(part));
    }

    private static void Join(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output)
    {
        var separator = arguments.Length == 0 ? "" : Text(e, focus, arguments[0]);
        if (separator is null)
            return;
        var result = new StringBuilder();
        var any = false;
        foreach (ref readonly var item in input.Items)
        {
            if (!item.TryToSystem(out var value))
                continue;
            if (value.Kind is PathValueKind.Node or PathValueKind.Type)
            {
                e.Fail("join() needs strings.");
                return;
            }
            result.Append(any ? separator : "").Append(value.ToText());
            any = true;
        }
        output.Add(PathValue.Of(result.ToString()));
    }

    private static PathValue? Encode(string text, string format)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return format switch
        {
            "hex" => PathValue.Of(Convert.ToHexStringLower(bytes)),
            "base64" => PathValue.Of(Convert.ToBase64String(bytes)),
            "urlbase64" => PathValue.Of(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_')),
            _ => null,
        };
    }

    private static PathValue? Decode(string text, string format)
    {
        try
        {
            return format switch
            {
                "hex" => PathValue.Of(Encoding.UTF8.GetString(Convert.FromHexString(text))),
                "base64" => PathValue.Of(Encoding.UTF8.GetString(Convert.FromBase64String(text))),
                "urlbase64" => PathValue.Of(Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')))),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static PathValue? Escape(string text, string format) => format switch
    {
        "html" => PathValue.Of(WebUtility.HtmlEncode(text)),
        "json" => PathValue.Of(JsonSerializer.Serialize(text, Relaxed)[1..^1]),
        _ => null,
    };

    private static PathValue? Unescape(string text, string format)
    {
        if (format == "html")
            return PathValue.Of(WebUtility.HtmlDecode(text));
        return format == "json" ? UnescapeJson(text) : null;
    }

    private static PathValue? UnescapeJson(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            i++;
            var known = i < text.Length ? "\"\\/bfnrt".IndexOf(text[i]) : -1;
            if (known >= 0)
            {
                plain.Append("\"\\/\b\f\n\r\t"[known]);
            }
            else if (i + 4 < text.Length && text[i] == 'u'
                && ushort.TryParse(text.AsSpan(i + 1, 4), System.Globalization.NumberStyles.HexNumber, null, out var code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
            {
                return null;
            }
        }
        return PathValue.Of(plain.ToString());
    }

    /// <summary>Compiled patterns, kept for the expressions that use them again and again.</summary>
    private static class Patterns
    {
        private const int Limit = 1000;
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Regex> Known = new();

        public static Regex Get(string pattern)
        {
            if (Known.TryGetValue(pattern, out var known))
                return known;
            var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
            if (Known.Count < Limit)
                Known.TryAdd(pattern, regex);
            return regex;
        }
    }
}
