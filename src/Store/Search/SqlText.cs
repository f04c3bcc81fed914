using Chartroom.Store.Sql;

namespace Chartroom.Store.Search;

/// <summary>The arguments of a statement as it is put together: each gets its place, <c>$1</c>, <c>$2</c>….</summary>
internal sealed class SqlText
{
    private readonly List<SqlValue> arguments = [];
    private int aliases;

    public ReadOnlySpan<SqlValue> Arguments => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arguments);

    public string Add(SqlValue value)
    {
        arguments.Add(value);
        return $"${arguments.Count}";
    }

    /// <summary>A name for a table inside the statement that nothing else in it has.</summary>
    public string Alias(string of) => $"{of}{++aliases}";

    /// <summary><c>= $1</c>, or <c>in ($1, $2…)</c>. Many numbers stand in the text itself.</summary>
    public string Among(IReadOnlyCollection<long> numbers)
    {
        const int MostArguments = 20;
        return numbers.Count switch
        {
            0 => "in (null)",
            1 => "= " + Add(numbers.First()),
            <= MostArguments => $"in ({string.Join(", ", numbers.Select(n => Add(n)))})",
            _ => $"in ({string.Join(',', numbers)})",
        };
    }
}
