using System.Text;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Views;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>What a view must be like, besides being right, to become a table in SQLite and PostgreSQL alike.</summary>
internal static partial class ViewTableRules
{
    private const int MostColumns = 200;
    private const int LongestColumn = 60;

    /// <summary>Reads a definition that is to be kept under a name, or says why it cannot be.</summary>
    public static Parsed<ViewDefinition> Read(string name, string definition)
    {
        if (!Name().IsMatch(name))
            return Issue.Error("invalid", "The name has letters, digits and underscores, begins with a letter and has at most 40 of them.", "name");
        var view = ViewDefinition.Read(Encoding.UTF8.GetBytes(definition));
        if (!view.Succeeded)
            return view;
        return WhyNot(view.Value, definition) is { } reason ? Issue.Error("business-rule", reason, "ViewDefinition") : view;
    }

    private static string? WhyNot(ViewDefinition view, string definition)
    {
        var columns = view.Columns;
        if (columns.Count > MostColumns)
            return $"A table has at most {MostColumns} columns.";
        if (columns.FirstOrDefault(c => c.Name.Length > LongestColumn) is { } @long)
            return $"The name of a column has at most {LongestColumn} letters: {@long.Name}.";
        if (columns.GroupBy(c => ViewTable.Folded(c.Name)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"SQL does not tell capitals apart: the column {twice.Key} would be there twice.";
        if (columns.FirstOrDefault(Disagrees) is { } wrong)
            return $"The column {wrong.Name} declares {wrong.Type}, but its path gives {wrong.ResultType}.";
        if (Clock().IsMatch(definition))
            return "A table cannot depend on the time at which it was filled: leave now(), today() and timeOfDay() to the query that reads it.";
        return null;
    }

    /// <summary>A number or truth is declared, and the path is known to give something else.</summary>
    private static bool Disagrees(ViewColumn column)
    {
        var (declared, given) = (ViewTableColumn.KindOf(column.Type), ViewTableColumn.KindOf(column.ResultType));
        var isWhole = declared == ViewColumnKind.Real && given == ViewColumnKind.Integer;
        return !column.IsCollection && column.ResultType is not null && declared != ViewColumnKind.Text && given != declared && !isWhole;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(now|today|timeOfDay)\s*\(\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();
}
