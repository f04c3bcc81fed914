using System.Globalization;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Views;
using Parquet;
using Parquet.Schema;

namespace Chartroom.Server.Host.Exporting;

/// <summary>
/// A column of a view as a column of a Parquet file: values of one group of rows, and the levels that say where there are none and where lists
/// begin. Source: Apache Parquet format, Nested Encoding; SQL on FHIR v2, ViewDefinition, type hinting with tags.
/// </summary>
internal abstract class ParquetColumn
{
    private readonly List<int> definition = [];
    private readonly List<int> repetition = [];

    protected ParquetColumn(ViewColumn column, DataField item, string type)
    {
        Name = column.Name;
        Type = type;
        IsList = column.IsCollection;
        Field = IsList ? new ListField(column.Name, item) : item;
        Item = item;
    }

    public string Name { get; }

    /// <summary>The type in SQL's words, for what is told of a value that does not fit.</summary>
    public string Type { get; }

    public Field Field { get; }

    /// <summary>Roughly the bytes of what waits.</summary>
    public long Weight { get; protected set; }

    protected DataField Item { get; }

    protected ReadOnlyMemory<int> Definition => definition.ToArray();

    protected ReadOnlyMemory<int>? Repetition => IsList ? repetition.ToArray() : null;

    private bool IsList { get; }

    /// <summary>The column of a view, by its <c>ansi/type</c> tag, its type, or what its path is known to give; else text.</summary>
    public static ParquetColumn Of(ViewColumn column)
    {
        var item = column.IsCollection ? ListField.ElementName : column.Name;
        return SqlTypeOf(column) switch
        {
            ("BOOLEAN", _, _) => new Column<bool>(column, new DataField<bool>(item, true), "BOOLEAN", ReadBoolean),
            ("INTEGER" or "INT" or "SMALLINT", _, _) => new Column<int>(column, new DataField<int>(item, true), "INTEGER", ReadInteger),
            ("BIGINT", _, _) => new Column<long>(column, new DataField<long>(item, true), "BIGINT", ReadLong),
            ("DOUBLE" or "REAL" or "FLOAT", _, _) => new Column<double>(column, new DataField<double>(item, true), "DOUBLE PRECISION", ReadDouble),
            ("DECIMAL" or "NUMERIC" or "DEC", var precision, var scale) => new Column<decimal>(
                column, new DecimalDataField(item, precision, scale, isNullable: true), $"DECIMAL({precision},{scale})", DecimalReader(precision, scale)),
            _ => new Column<ReadOnlyMemory<char>>(column, new DataField<string>(item, true), "CHARACTER VARYING", ReadText),
        };
    }

    /// <summary>Takes a cell; false, with nothing taken, when a value of it is none of the column's type.</summary>
    public abstract bool TryAdd(in ViewCell cell);

    /// <summary>Takes the last cell back.</summary>
    public abstract void TakeBack();

    /// <summary>Writes what waits as the next column of a group, and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel);

    protected (int Levels, int Repeats) Mark() => (definition.Count, repetition.Count);

    protected void Level(bool isThere, bool goesOn)
    {
        definition.Add(isThere ? Item.MaxDefinitionLevel : 0);
        repetition.Add(goesOn ? 1 : 0);
    }

    /// <summary>A list that is there and holds nothing.</summary>
    protected void EmptyList()
    {
        definition.Add(1);
        repetition.Add(0);
    }

    protected void Cut((int Levels, int Repeats) mark)
    {
        definition.RemoveRange(mark.Levels, definition.Count - mark.Levels);
        repetition.RemoveRange(mark.Repeats, repetition.Count - mark.Repeats);
    }

    /// <summary>The default types of SQL on FHIR, but decimals are decimals, since as text nobody could reckon with them, and instants are text as all dates are.</summary>
    private static (string Name, int Precision, int Scale) SqlTypeOf(ViewColumn column)
    {
        if (column.SqlType is { } tagged)
            return Parse(tagged);
        var type = column.Type ?? column.ResultType;
        return type?[(type.LastIndexOfAny(['.', '/']) + 1)..].ToUpperInvariant() switch
        {
            "BOOLEAN" => ("BOOLEAN", 0, 0),
            "INTEGER" or "POSITIVEINT" or "UNSIGNEDINT" => ("INTEGER", 0, 0),
            "INTEGER64" or "LONG" => ("BIGINT", 0, 0),
            "DECIMAL" => ("DECIMAL", 38, 18),
            _ => ("TEXT", 0, 0),
        };
    }

    /// <summary>A type as SQL writes it, such as <c>DECIMAL(10, 2)</c> or <c>CHARACTER VARYING</c>; what is not known is text.</summary>
    private static (string Name, int Precision, int Scale) Parse(string tagged)
    {
        var parts = tagged.ToUpperInvariant().Split(['(', ',', ')', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var name, var precision, .. var rest] && int.TryParse(precision, CultureInfo.InvariantCulture, out var digits) && digits is > 0 and <= 38)
            return (name, digits, rest is [var scale, ..] && int.TryParse(scale, CultureInfo.InvariantCulture, out var places) && places >= 0 && places <= digits ? places : 0);
        return parts is [var alone, ..] ? (alone, 38, 18) : ("TEXT", 0, 0);
    }

    private static bool ReadBoolean(in PathValue value, out bool read)
    {
        read = value.Kind == PathValueKind.Boolean && value.AsBoolean;
        return value.Kind == PathValueKind.Boolean;
    }

    private static bool ReadInteger(in PathValue value, out int read)
    {
        var isWhole = ReadLong(value, out var whole) && whole is >= int.MinValue and <= int.MaxValue;
        read = isWhole ? (int)whole : 0;
        return isWhole;
    }

    private static bool ReadLong(in PathValue value, out long read)
    {
        read = value.Kind is PathValueKind.Integer or PathValueKind.Long ? value.AsLong : 0;
        return value.Kind is PathValueKind.Integer or PathValueKind.Long;
    }

    private static bool ReadDouble(in PathValue value, out double read)
    {
        read = value.Kind is PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal ? (double)value.AsDecimal : 0;
        return value.Kind is PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal;
    }

    /// <summary>A decimal that the type can hold without losing a digit.</summary>
    private static Read<decimal> DecimalReader(int precision, int scale)
    {
        return ReadDecimal;

        bool ReadDecimal(in PathValue value, out decimal read)
        {
            read = 0;
            if (value.Kind is not (PathValueKind.Integer or PathValueKind.Long or PathValueKind.Decimal))
                return false;
            read = value.AsDecimal;
            var digitsBefore = decimal.Truncate(Math.Abs(read)) is var whole and > 0 ? whole.ToString(CultureInfo.InvariantCulture).Length : 0;
            return decimal.Round(read, Math.Min(scale, 28)) == read && digitsBefore <= precision - scale;
        }
    }

    private static bool ReadText(in PathValue value, out ReadOnlyMemory<char> read)
    {
        read = ViewRowWriter.TextOf(ViewCell.Of(value)).AsMemory();
        return true;
    }

    private delegate bool Read<T>(in PathValue value, out T read);

    private sealed class Column<T>(ViewColumn column, DataField item, string type, Read<T> read) : ParquetColumn(column, item, type)
        where T : struct
    {
        private readonly List<T> values = [];
        private (int Values, (int, int) Levels, long Weight) before;

        public override bool TryAdd(in ViewCell cell)
        {
            before = (values.Count, Mark(), Weight);
            Weight += 16;
            if (cell.Items is { } items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    if (!Add(items[i], i > 0))
                        return false;
                }
                if (items.Count == 0)
                    EmptyList();
                return true;
            }
            if (cell.HasValue)
                return Add(cell.Value, goesOn: false);
            Level(isThere: false, goesOn: false);
            return true;
        }

        public override void TakeBack()
        {
            values.RemoveRange(before.Values, values.Count - before.Values);
            Cut(before.Levels);
            Weight = before.Weight;
        }

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel)
        {
            await group.WriteAllPartsAsync<T>(Item, values.ToArray(), Definition, Repetition, cancel);
            values.Clear();
            Cut((0, 0));
            Weight = 0;
        }

        private bool Add(in PathValue given, bool goesOn)
        {
            // A structure is text, as JSON; a primitive without a value is none.
            var isSystem = given.TryToSystem(out var value);
            if (!isSystem && given.Element is { Exists: false })
            {
                Level(isThere: false, goesOn);
                return true;
            }
            if (!read(isSystem ? value : given, out var found))
            {
                TakeBack();
                return false;
            }
            values.Add(found);
            if (found is ReadOnlyMemory<char> text)
                Weight += 2L * text.Length;
            Level(isThere: true, goesOn);
            return true;
        }
    }
}
