namespace Chartroom.Store.Writing;

// One record a table, fields in the order of the columns. docs/guide/store.md says what each is.

internal readonly record struct TransactionRow(long T, long At, string Who, long LastRid, byte[] Hash);

internal readonly record struct NameRow(long Id, NameKind Kind, string Text);

internal readonly record struct CodeRow(string Code, long System, long Id);

internal readonly record struct DisplayRow(string Text, long Value);

internal readonly record struct EntityRow(long Type, byte[] Id, long Lid, long Compartment);

internal readonly record struct VersionRow(
    long Rid, long Lid, long Compartment, long Type, long Number, long T, long At, long Method, byte[] Digest,
    ReadOnlyMemory<byte> Body);

internal readonly record struct EndedRow(long Rid, long Next, long Compartment);

/// <summary>A row of <c>token_ix</c> or <c>reference_ix</c>.</summary>
internal readonly record struct KeyRow(long Parameter, long Value, long Rid, long Compartment);

internal readonly record struct StringRow(long Parameter, string Text, long Rid, string Exact, long Compartment);

/// <summary>Bounds in milliseconds since 1970 UTC, [Low, High).</summary>
internal readonly record struct DateRow(long Parameter, long Low, long High, long Rid, long Compartment);

internal readonly record struct NumberRow(long Parameter, double Value, long Unit, long Rid, long Compartment);

internal readonly record struct CompositeRow(
    long Parameter, long First, long Second, double Low, double High, long Rid, long Compartment);

internal readonly record struct ChartRow(long Compartment, long Type, long Code, long Newest, long Rid);

internal readonly record struct ContentRow(byte[] Hash, long Part, ReadOnlyMemory<byte> Bytes);

/// <summary>What an interned name stands for.</summary>
internal enum NameKind : byte { Type = 1, Parameter = 2, System = 3 }
