namespace Chartroom.Store.Sql;

/// <summary>What a <see cref="SqlValue"/> holds.</summary>
public enum SqlKind : byte { Null, Integer, Real, Text, Blob }

/// <summary>One argument of a statement: null, a 64-bit integer, a double, text or bytes. Made by conversion, never boxed.</summary>
public readonly struct SqlValue
{
    private readonly long integer;
    private readonly string? text;
    private readonly ReadOnlyMemory<byte> blob;

    private SqlValue(SqlKind kind, long integer, string? text, ReadOnlyMemory<byte> blob)
    {
        Kind = kind;
        this.integer = integer;
        this.text = text;
        this.blob = blob;
    }

    public static SqlValue Null => default;

    public SqlKind Kind { get; }

    public long Integer => integer;

    public double Real => BitConverter.Int64BitsToDouble(integer);

    public string Text => text ?? "";

    public ReadOnlyMemory<byte> Blob => blob;

    public static implicit operator SqlValue(long value) => new(SqlKind.Integer, value, null, default);

    public static implicit operator SqlValue(double value) =>
        new(SqlKind.Real, BitConverter.DoubleToInt64Bits(value), null, default);

    public static implicit operator SqlValue(string? value) =>
        value is null ? default : new(SqlKind.Text, 0, value, default);

    public static implicit operator SqlValue(ReadOnlyMemory<byte> value) => new(SqlKind.Blob, 0, null, value);

    public static implicit operator SqlValue(byte[]? value) => value is null ? default : new(SqlKind.Blob, 0, null, value);
}
