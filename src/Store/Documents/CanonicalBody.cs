using System.Buffers;
using System.Text;
using Chartroom.Fhir.Documents;

namespace Chartroom.Store.Documents;

/// <summary>
/// The bytes that are kept of a resource: its JSON without white space, <c>resourceType</c>, <c>id</c> and <c>meta</c>
/// first, and without <c>meta.versionId</c> and <c>meta.lastUpdated</c>, which are known only at commit. Because the
/// front is always the same, they are put in at a place that follows from type and id alone, by copying and without parsing.
/// </summary>
internal static class CanonicalBody
{
    /// <summary>A buffer that grew beyond this for one large resource is not kept.</summary>
    private const int LargestKept = 4 << 20;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>Writes the document under an id, replacing every string that is a key of <paramref name="references"/>.</summary>
    /// <returns>The bytes, and whether any reference was replaced.</returns>
    public static (byte[] Utf8, bool Rewritten) Write(
        ResourceDocument document, string id, IReadOnlyDictionary<string, string>? references)
    {
        var output = buffer ??= new ArrayBufferWriter<byte>(64 * 1024);
        output.ResetWrittenCount();
        var writer = new Writer(output, references is { Count: > 0 } ? references : null);
        writer.Resource(document, id);
        var body = output.WrittenSpan.ToArray();
        if (output.Capacity > LargestKept)
            buffer = null;
        return (body, writer.Rewritten);
    }

    /// <summary>The body of a deleted version: type and id alone.</summary>
    public static byte[] Deleted(ResourceKey key) =>
        Encoding.UTF8.GetBytes($"{{\"resourceType\":\"{key.Type}\",\"id\":\"{key.Id}\",\"meta\":{{}}}}");

    /// <summary>
    /// The document as it is shown: the kept bytes with version and time put in. <paramref name="at"/> is in
    /// milliseconds since 1970 UTC.
    /// </summary>
    public static ResourceDocument Stamp(ReadOnlySpan<byte> kept, long version, long at)
    {
        var place = kept.IndexOf("\"meta\":{"u8) + 8;
        Span<byte> stamp = stackalloc byte[96];
        var length = WriteStamp(stamp, version, at, followed: kept[place] != (byte)'}');
        var whole = new byte[kept.Length + length];
        kept[..place].CopyTo(whole);
        stamp[..length].CopyTo(whole.AsSpan(place));
        kept[place..].CopyTo(whole.AsSpan(place + length));
        return ResourceDocument.Trusted(whole);
    }

    /// <summary>Type and id of kept bytes, read from their front.</summary>
    public static ResourceKey Key(ReadOnlySpan<byte> kept)
    {
        var type = kept[17..];
        type = type[..type.IndexOf((byte)'"')];
        var id = kept[(17 + type.Length + 8)..];
        id = id[..id.IndexOf((byte)'"')];
        return new ResourceKey(Encoding.UTF8.GetString(type), Encoding.UTF8.GetString(id));
    }

    private static int WriteStamp(Span<byte> to, long version, long at, bool followed)
    {
        "\"versionId\":\""u8.CopyTo(to);
        var length = 13;
        version.TryFormat(to[length..], out var digits);
        length += digits;
        "\",\"lastUpdated\":\""u8.CopyTo(to[length..]);
        length += 17;
        DateTimeOffset.FromUnixTimeMilliseconds(at).TryFormat(to[length..], out var time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        length += time;
        to[length++] = (byte)'"';
        if (followed)
            to[length++] = (byte)',';
        return length;
    }

    private ref struct Writer(ArrayBufferWriter<byte> output, IReadOnlyDictionary<string, string>? references)
    {
        public bool Rewritten { get; private set; }

        public void Resource(ResourceDocument document, string id)
        {
            Raw("{\"resourceType\":\""u8);
            Raw(document.Root["resourceType"u8].Raw);
            Raw("\",\"id\":\""u8);
            Raw(Encoding.UTF8.GetBytes(id));
            Raw("\",\"meta\":{"u8);
            var first = true;
            foreach (var member in document.Root["meta"u8].Members)
            {
                if (!member.Name.SequenceEqual("versionId"u8) && !member.Name.SequenceEqual("lastUpdated"u8))
                    Member(member, ref first);
            }
            Raw("}"u8);
            first = false;
            foreach (var member in document.Root.Members)
            {
                if (!IsFront(member.Name))
                    Member(member, ref first);
            }
            Raw("}"u8);
        }

        private static bool IsFront(ReadOnlySpan<byte> name) =>
            name.SequenceEqual("resourceType"u8) || name.SequenceEqual("id"u8) || name.SequenceEqual("meta"u8);

        private void Member(Element member, ref bool first)
        {
            Raw(first ? "\""u8 : ",\""u8);
            first = false;
            Raw(member.Name);
            Raw("\":"u8);
            Value(member);
        }

        private void Value(Element value)
        {
            switch (value.Kind)
            {
                case ElementKind.Object:
                    Container(value, "{"u8, "}"u8);
                    break;
                case ElementKind.Array:
                    Container(value, "["u8, "]"u8);
                    break;
                case ElementKind.String:
                    Raw("\""u8);
                    Text(value);
                    Raw("\""u8);
                    break;
                default:
                    Raw(value.Raw);
                    break;
            }
        }

        private void Container(Element value, ReadOnlySpan<byte> open, ReadOnlySpan<byte> close)
        {
            var first = true;
            Raw(open);
            if (value.Kind == ElementKind.Object)
            {
                foreach (var member in value.Members)
                    Member(member, ref first);
            }
            else
            {
                foreach (var item in value.Items)
                {
                    if (!first)
                        Raw(","u8);
                    first = false;
                    Value(item);
                }
            }
            Raw(close);
        }

        private void Text(Element value)
        {
            if (references is not null && MayRefer(value.Raw) && references.TryGetValue(value.Text!, out var to))
            {
                Rewritten = true;
                Raw(Encoding.UTF8.GetBytes(to));
            }
            else if (references is not null && value.Name.SequenceEqual("div"u8) && value.Raw.IndexOf("urn:uuid:"u8) >= 0)
            {
                Raw(Narrative(Encoding.UTF8.GetString(value.Raw)));
            }
            else
            {
                Raw(value.Raw);
            }
        }

        /// <summary>Links in the narrative follow the references. Source: FHIR R4 §3.1.0.11.2.</summary>
        private byte[] Narrative(string text)
        {
            foreach (var (from, to) in references!)
                text = text.Replace(from, to, StringComparison.Ordinal);
            Rewritten = true;
            return Encoding.UTF8.GetBytes(text);
        }

        /// <summary>A full URL, or a search such as <c>Patient?identifier=…</c>.</summary>
        private static bool MayRefer(ReadOnlySpan<byte> raw) =>
            raw.StartsWith("urn:"u8) || raw.StartsWith("http"u8) || (raw.Length > 2 && raw[0] is >= (byte)'A' and <= (byte)'Z' && raw.Contains((byte)'?'));

        private readonly void Raw(scoped ReadOnlySpan<byte> bytes) => output.Write(bytes);
    }
}
