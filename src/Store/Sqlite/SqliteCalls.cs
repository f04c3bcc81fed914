using System.Runtime.InteropServices;
using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>
/// The few calls of SQLite that are made a hundred times for a resource, straight at the library that SQLitePCLRaw has loaded: its
/// own cost a reference count each, and a call that only sets a number need not tell the garbage collector that it is away.
/// </summary>
internal static unsafe class SqliteCalls
{
    /// <summary>SQLite copies what is bound before it returns.</summary>
    private const nint Copied = -1;

    private static readonly nint Library = NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);

    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long, int> Integer =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, long, int>)NativeLibrary.GetExport(Library, "sqlite3_bind_int64");

    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, double, int> Real =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, double, int>)NativeLibrary.GetExport(Library, "sqlite3_bind_double");

    private static readonly delegate* unmanaged<nint, int, byte*, int, nint, int> Text =
        (delegate* unmanaged<nint, int, byte*, int, nint, int>)NativeLibrary.GetExport(Library, "sqlite3_bind_text");

    private static readonly delegate* unmanaged<nint, int, byte*, int, nint, int> Blob =
        (delegate* unmanaged<nint, int, byte*, int, nint, int>)NativeLibrary.GetExport(Library, "sqlite3_bind_blob");

    private static readonly delegate* unmanaged<nint, int> StepOnce =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(Library, "sqlite3_step");

    private static readonly delegate* unmanaged<nint, int> ResetOnce =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(Library, "sqlite3_reset");

    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long> IntegerAt =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, long>)NativeLibrary.GetExport(Library, "sqlite3_column_int64");

    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> KindAt =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(Library, "sqlite3_column_type");

    private static readonly delegate* unmanaged<nint, int, byte*> TextAt =
        (delegate* unmanaged<nint, int, byte*>)NativeLibrary.GetExport(Library, "sqlite3_column_text");

    private static readonly delegate* unmanaged<nint, int, byte*> BlobAt =
        (delegate* unmanaged<nint, int, byte*>)NativeLibrary.GetExport(Library, "sqlite3_column_blob");

    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> LengthAt =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(Library, "sqlite3_column_bytes");

    public static int Bind(nint statement, int position, long value) => Integer(statement, position, value);

    public static int Bind(nint statement, int position, double value) => Real(statement, position, value);

    public static int BindText(nint statement, int position, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, and no address would be NULL.
        byte none = 0;
        fixed (byte* bytes = utf8)
            return Text(statement, position, bytes == null ? &none : bytes, utf8.Length, Copied);
    }

    public static int BindBlob(nint statement, int position, ReadOnlySpan<byte> value)
    {
        byte none = 0;
        fixed (byte* bytes = value)
            return Blob(statement, position, bytes == null ? &none : bytes, value.Length, Copied);
    }

    public static long ColumnInteger(nint statement, int column) => IntegerAt(statement, column);

    /// <summary>One of SQLite's kinds of value, such as <see cref="raw.SQLITE_NULL"/>.</summary>
    public static int ColumnKind(nint statement, int column) => KindAt(statement, column);

    /// <summary>UTF-8, valid until the next step.</summary>
    public static ReadOnlySpan<byte> ColumnText(nint statement, int column) => new(TextAt(statement, column), LengthAt(statement, column));

    /// <summary>Valid until the next step.</summary>
    public static ReadOnlySpan<byte> ColumnBlob(nint statement, int column) => new(BlobAt(statement, column), LengthAt(statement, column));

    public static int Step(nint statement) => StepOnce(statement);

    public static int Reset(nint statement) => ResetOnce(statement);
}
