using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Views;
using Chartroom.Store.Sql;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>What a column of a table holds.</summary>
internal enum ViewColumnKind
{
    /// <summary>Text as the resource has it: dates with their precision, codes, and structures and lists as JSON.</summary>
    Text,
    Integer,
    Real,
    Truth,
}

/// <summary>
/// A column of a view as a column of a table. Its type is what it declares, else what its path is known to give, else text.
/// Source: SQL on FHIR v2, ViewDefinition.select.column.type and the type hints for SQL.
/// </summary>
internal sealed record ViewTableColumn(string Name, ViewColumnKind Kind)
{
    public static ViewTableColumn Of(ViewColumn column) =>
        new(ViewTable.Folded(column.Name), column.IsCollection ? ViewColumnKind.Text : KindOf(column.Type ?? column.ResultType));

    /// <summary>The kind of a FHIR or System type, by its name or its URL.</summary>
    public static ViewColumnKind KindOf(string? type)
    {
        var name = type?[(type.LastIndexOfAny(['.', '/']) + 1)..].ToUpperInvariant();
        return name switch
        {
            "BOOLEAN" => ViewColumnKind.Truth,
            "INTEGER" or "POSITIVEINT" or "UNSIGNEDINT" or "INTEGER64" or "LONG" => ViewColumnKind.Integer,
            "DECIMAL" => ViewColumnKind.Real,
            _ => ViewColumnKind.Text,
        };
    }

    /// <summary>The type in words that both databases know.</summary>
    public string SqlType => Kind switch
    {
        ViewColumnKind.Integer => "bigint",
        ViewColumnKind.Real => "double precision",
        ViewColumnKind.Truth => "boolean",
        _ => "text",
    };

    /// <summary>The argument of an insertion: SQLite knows truth only as a number, PostgreSQL does not take a number for it.</summary>
    public string Argument(int number) => Kind == ViewColumnKind.Truth ? $"(${number} <> 0)" : $"${number}";

    /// <summary>The value of a cell; false when it is none of the column's kind.</summary>
    public bool TryRead(in ViewCell cell, out SqlValue value)
    {
        value = default;
        if (Kind == ViewColumnKind.Text)
        {
            var text = ViewRowWriter.TextOf(cell);
            // A text of a database ends at a zero, or it refuses it.
            if (text.Length > 0)
                value = text.Replace("\0", "", StringComparison.Ordinal);
            return true;
        }
        if (!cell.HasValue)
            return true;
        if (!cell.Value.TryToSystem(out var found))
            return false;
        switch (Kind, found.Kind)
        {
            case (ViewColumnKind.Truth, PathValueKind.Boolean):
                value = found.AsBoolean ? 1L : 0L;
                return true;
            case (ViewColumnKind.Integer, PathValueKind.Integer or PathValueKind.Long):
                value = found.AsLong;
                return true;
            case (ViewColumnKind.Real, PathValueKind.Integer or PathValueKind.Long):
                value = (double)found.AsLong;
                return true;
            case (ViewColumnKind.Real, PathValueKind.Decimal):
                value = (double)found.AsDecimal;
                return true;
            default:
                return false;
        }
    }
}
