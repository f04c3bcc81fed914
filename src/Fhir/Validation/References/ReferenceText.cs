using System.Buffers;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Validation.Formats;

namespace Chartroom.Fhir.Validation.References;

/// <summary>What kind of address a literal reference is. Source: FHIR R4 §2.3.0.1 literal references; §3.1.0.11.2 conditional references.</summary>
internal enum ReferenceForm : byte { Invalid, Local, Urn, Absolute, Relative, Conditional }

/// <summary>A literal reference taken apart. <c>Type</c> is null when the text does not name one of R4; <c>Id</c> empty when it names none.</summary>
internal readonly ref struct ReferenceText
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\v\f"u8);

    private ReferenceText(ReferenceForm form, TypeDefinition? type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> whole)
    {
        Form = form;
        Type = type;
        Id = id;
        Whole = whole;
    }

    public ReferenceForm Form { get; }

    public TypeDefinition? Type { get; }

    public ReadOnlySpan<byte> Id { get; }

    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>The reference without the version it may name.</summary>
    public ReadOnlySpan<byte> WithoutVersion => Whole.IndexOf("/_history/"u8) is var at and >= 0 ? Whole[..at] : Whole;

    /// <summary>The version that it names; empty when it names none.</summary>
    public ReadOnlySpan<byte> Version => Whole.IndexOf("/_history/"u8) is var at and >= 0 ? Whole[(at + 10)..] : default;

    /// <summary>True for an http URL that ends as that of a resource does, with a type that R4 does not have.</summary>
    public bool NamesUnknownType
    {
        get
        {
            if (Type is not null || !Whole.StartsWith("http"u8))
                return false;
            var slash = WithoutVersion.LastIndexOf((byte)'/');
            if (slash <= 0 || !PrimitiveFormat.IsId(WithoutVersion[(slash + 1)..]))
                return false;
            var name = WithoutVersion[..slash];
            name = name[(name.LastIndexOf((byte)'/') + 1)..];
            return !name.IsEmpty && char.IsAsciiLetterUpper((char)name[0]) && name.IndexOfAnyExceptInRange((byte)'A', (byte)'z') < 0;
        }
    }

    public static ReferenceText Read(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.IndexOfAny(Space) >= 0)
            return new ReferenceText(ReferenceForm.Invalid, null, default, text);
        if (text[0] == '#')
            return new ReferenceText(ReferenceForm.Local, null, text[1..], text);
        if (text.StartsWith("urn:"u8))
            return new ReferenceText(ReferenceForm.Urn, null, default, text);
        var colon = text.IndexOf((byte)':');
        var query = text.IndexOf((byte)'?');
        if (colon > 0 && (query < 0 || colon < query) && IsScheme(text[..colon]))
        {
            Split(text, out var type, out var id);
            return new ReferenceText(ReferenceForm.Absolute, type, id, text);
        }
        if (query > 0)
            return new ReferenceText(ReferenceForm.Conditional, R4Definitions.Resource(text[..query]), default, text);
        return Relative(text);
    }

    private static ReferenceText Relative(ReadOnlySpan<byte> text)
    {
        var path = text.IndexOf("/_history/"u8) is var history and >= 0 ? text[..history] : text;
        if (path.IndexOf((byte)'#') is var fragment and > 0)
            path = path[..fragment];
        var slash = path.IndexOf((byte)'/');
        if (slash <= 0 || slash != path.LastIndexOf((byte)'/'))
            return new ReferenceText(ReferenceForm.Invalid, null, default, text);
        var (type, id) = (R4Definitions.Resource(path[..slash]), slash + 1);
        return new ReferenceText(type is null ? ReferenceForm.Invalid : ReferenceForm.Relative, type, path[id..], text);
    }

    /// <summary>Type and id at the end of a RESTful URL.</summary>
    public static bool Split(ReadOnlySpan<byte> url, out TypeDefinition? type, out ReadOnlySpan<byte> id)
    {
        type = null;
        id = default;
        if (url.IndexOf("/_history/"u8) is var history and >= 0)
            url = url[..history];
        if (url.IndexOf((byte)'#') is var fragment and > 0)
            url = url[..fragment];
        var slash = url.LastIndexOf((byte)'/');
        if (slash <= 0 || !PrimitiveFormat.IsId(url[(slash + 1)..]))
            return false;
        var before = url[..slash];
        type = R4Definitions.Resource(before[(before.LastIndexOf((byte)'/') + 1)..]);
        if (type is null)
            return false;
        id = url[(slash + 1)..];
        return true;
    }

    public static bool IsAbsolute(ReadOnlySpan<byte> uri) => uri.IndexOf((byte)':') is var colon and > 0 && IsScheme(uri[..colon]);

    private static bool IsScheme(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'-' or (byte)'.'))
                return false;
        }
        return char.IsAsciiLetter((char)text[0]);
    }
}
