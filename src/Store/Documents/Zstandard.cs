using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Chartroom.Store.Documents;

/// <summary>
/// The system's libzstd, when it is there. .NET 10 has no Zstandard of its own, and only Zstandard takes a trained
/// dictionary, which makes a small resource a seventh of its size instead of half.
/// </summary>
internal static unsafe class Zstandard
{
    private const int Level = 1;

    private static readonly nint Library = Load();
    private static readonly delegate* unmanaged<nint> CreateCompressor = (delegate* unmanaged<nint>)Export("ZSTD_createCCtx");
    private static readonly delegate* unmanaged<nint> CreateDecompressor = (delegate* unmanaged<nint>)Export("ZSTD_createDCtx");
    private static readonly delegate* unmanaged<byte*, nuint, int, nint> CreateCompressDictionary =
        (delegate* unmanaged<byte*, nuint, int, nint>)Export("ZSTD_createCDict");

    private static readonly delegate* unmanaged<byte*, nuint, nint> CreateDecompressDictionary =
        (delegate* unmanaged<byte*, nuint, nint>)Export("ZSTD_createDDict");

    private static readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nint, nuint> CompressWith =
        (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nint, nuint>)Export("ZSTD_compress_usingCDict");

    private static readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nint, nuint> DecompressWith =
        (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nint, nuint>)Export("ZSTD_decompress_usingDDict");

    private static readonly delegate* unmanaged<nuint, uint> IsError = (delegate* unmanaged<nuint, uint>)Export("ZSTD_isError");
    private static readonly delegate* unmanaged<byte*, nuint, ulong> ContentSize =
        (delegate* unmanaged<byte*, nuint, ulong>)Export("ZSTD_getFrameContentSize");

    private static readonly delegate* unmanaged<byte*, nuint, byte*, nuint*, uint, nuint> TrainFrom =
        (delegate* unmanaged<byte*, nuint, byte*, nuint*, uint, nuint>)Export("ZDICT_trainFromBuffer");

    [ThreadStatic]
    private static nint compressor;

    [ThreadStatic]
    private static nint decompressor;

    public static bool IsThere => Library != 0;

    /// <summary>A dictionary made of samples, or null when there are too few or they have too little in common.</summary>
    public static byte[]? Train(IReadOnlyList<byte[]> samples, int size)
    {
        var all = new byte[samples.Sum(s => s.Length)];
        var sizes = new nuint[samples.Count];
        var at = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            samples[i].CopyTo(all, at);
            at += samples[i].Length;
            sizes[i] = (nuint)samples[i].Length;
        }
        var dictionary = new byte[size];
        fixed (byte* to = dictionary, from = all)
        fixed (nuint* lengths = sizes)
        {
            var length = TrainFrom(to, (nuint)size, from, lengths, (uint)sizes.Length);
            return IsError(length) != 0 ? null : dictionary[..(int)length];
        }
    }

    /// <summary>A dictionary made ready for both directions; it lives as long as the process.</summary>
    public static (nint Compress, nint Decompress) Prepare(byte[] dictionary)
    {
        fixed (byte* bytes = dictionary)
            return (CreateCompressDictionary(bytes, (nuint)dictionary.Length, Level), CreateDecompressDictionary(bytes, (nuint)dictionary.Length));
    }

    /// <summary>The packed length, or 0 when the result does not fit.</summary>
    public static int Compress(ReadOnlySpan<byte> from, Span<byte> to, nint dictionary)
    {
        if (compressor == 0)
            compressor = CreateCompressor();
        fixed (byte* source = from, target = to)
        {
            var length = CompressWith(compressor, target, (nuint)to.Length, source, (nuint)from.Length, dictionary);
            return IsError(length) != 0 ? 0 : (int)length;
        }
    }

    public static bool TryDecompress(ReadOnlySpan<byte> from, nint dictionary, int limit, [NotNullWhen(true)] out byte[]? body)
    {
        body = null;
        if (decompressor == 0)
            decompressor = CreateDecompressor();
        fixed (byte* source = from)
        {
            var size = ContentSize(source, (nuint)from.Length);
            if (size > (ulong)limit)
                return false;
            var unpacked = new byte[(int)size];
            fixed (byte* target = unpacked)
            {
                var length = DecompressWith(decompressor, target, (nuint)size, source, (nuint)from.Length, dictionary);
                if (IsError(length) != 0 || length != (nuint)size)
                    return false;
            }
            body = unpacked;
            return true;
        }
    }

    private static nint Load()
    {
        foreach (var name in (string[])["libzstd.so.1", "libzstd.1.dylib", "libzstd.dll", "zstd"])
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                if (NativeLibrary.TryGetExport(library, "ZDICT_trainFromBuffer", out _))
                    return library;
                NativeLibrary.Free(library);
            }
        }
        return 0;
    }

    private static nint Export(string name) => Library == 0 ? 0 : NativeLibrary.GetExport(Library, name);
}
