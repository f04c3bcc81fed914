using System.Text.RegularExpressions;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Compilation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation;

namespace Chartroom.Fhir.Views;

/// <summary>Reads a ViewDefinition into steps. The first thing wrong ends the reading. Source: SQL on FHIR v2 §processing.</summary>
internal sealed partial class ViewCompiler(ResourceDocument definition)
{
    private const int DeepestNesting = 50;
    private readonly Dictionary<string, IReadOnlyList<PathValue>> constants = [];
    private readonly List<ViewColumn> columns = [];
    private readonly List<PathExpression> where = [];
    private readonly HashSet<int> filled = [];
    private PathOptions options = PathOptions.Default;
    private int depth;

    public Issue? Issue { get; private set; }

    public string Resource { get; private set; } = "";

    public IReadOnlyList<ViewColumn> Columns => columns;

    public IReadOnlyList<PathExpression> Where => where;

    public int Slots { get; private set; } = 1;

    public IReadOnlyDictionary<string, IReadOnlyList<PathValue>> Constants => constants;

    public ViewStep? Compile()
    {
        var root = definition.Root;
        Resource = root["resource"u8].Text ?? "";
        if (R4Definitions.Type(Resource) is not { IsResource: true } type)
            return Fail(root, "A view names the resource type that it shows.", "resource");
        if (root["select"u8].Count == 0)
            return Fail(root, "A view selects something.", "select");
        if (!ReadConstants(root["constant"u8]) || !ReadConditions(root["where"u8], type))
            return null;
        if (Names(root["select"u8]) is not { } names)
            return null;
        if (names.GroupBy(n => n.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Fail(root["select"u8], $"The column {twice.Key} is there twice.");
        columns.AddRange(names);
        return Selects(root["select"u8], 0, type, new EmitStep());
    }

    private bool ReadConstants(Element list)
    {
        foreach (var constant in list.Items)
        {
            var name = constant["name"u8].Text;
            if (name is null || !ColumnName().IsMatch(name))
                return Wrong(constant, "A constant has a name of letters, digits and underscores.");
            foreach (var member in constant.Members)
            {
                if (ExtensionType.TryMember(member.Name, out var value) && value.Element.Name == "value")
                    constants[name] = [PathValue.Of(member, value.Type.Type)];
            }
            if (!constants.ContainsKey(name))
                return Wrong(constant, $"The constant {name} has no value.");
        }
        options = new PathOptions { Variables = constants.Keys.Append("rowIndex").ToHashSet() };
        return true;
    }

    private static TypeDefinition ExtensionType { get; } = R4Definitions.Type("Extension")!;

    private bool ReadConditions(Element list, TypeDefinition type)
    {
        foreach (var condition in list.Items)
        {
            if (Path(condition, "path", type) is not { } path)
                return false;
            if (path.ResultTypes is { } types && !types.Any(t => t.Name is "Boolean" or "boolean"))
                return Wrong(condition["path"u8], "A condition of the view is not a boolean.");
            where.Add(path);
        }
        return true;
    }

    /// <summary>The columns that selections give, in order; null when a union's branches do not agree.</summary>
    private List<ViewColumn>? Names(Element selects)
    {
        var names = new List<ViewColumn>();
        foreach (var select in selects.Items)
        {
            if (select.Kind != ElementKind.Object)
                return Fail<List<ViewColumn>>(select, "A selection is an object.");
            foreach (var column in select["column"u8].Items)
            {
                var name = column["name"u8].Text;
                if (name is null || !ColumnName().IsMatch(name))
                    return Fail<List<ViewColumn>>(column, "A column has a name of letters, digits and underscores.");
                names.Add(new ViewColumn(name, column["type"u8].Text, column["collection"u8].Flag == true) { SqlType = SqlTypeOf(column) });
            }
            if (++depth > DeepestNesting)
                return Fail<List<ViewColumn>>(select, "The selections nest too deeply.");
            if (Names(select["select"u8]) is not { } nested || UnionNames(select["unionAll"u8]) is not { } union)
                return null;
            depth--;
            names.AddRange(nested);
            names.AddRange(union);
        }
        return names;
    }

    private static string? SqlTypeOf(Element column)
    {
        foreach (var tag in column["tag"u8].Items)
        {
            if (tag["name"u8].Text == "ansi/type")
                return tag["value"u8].Text;
        }
        return null;
    }

    private List<ViewColumn>? UnionNames(Element branches)
    {
        List<ViewColumn>? first = null;
        foreach (var branch in branches.Items)
        {
            if (Names(branch) is not { } names)
                return null;
            first ??= names;
            if (!first.Select(n => n.Name).SequenceEqual(names.Select(n => n.Name)))
                return Fail<List<ViewColumn>>(branch, "The branches of a union have the same columns in the same order.");
        }
        return first ?? [];
    }

    /// <summary>Compiles selections side by side: each runs inside the one before it, so that rows multiply.</summary>
    private ViewStep? Selects(Element selects, int slot, TypeDefinition? type, ViewStep next)
    {
        var step = next;
        for (var i = selects.Count - 1; i >= 0; i--)
        {
            if (Select(selects[i], slot, type, step) is not { } inner)
                return null;
            step = inner;
        }
        return step;
    }

    private ViewStep? Select(Element select, int slot, TypeDefinition? type, ViewStep next)
    {
        var kinds = new[] { "forEach", "forEachOrNull", "repeat" }.Where(k => select[k].Exists).ToList();
        if (kinds.Count > 1)
            return Fail(select, "A selection has at most one of forEach, forEachOrNull and repeat.");
        if (kinds.Count == 0)
            return Body(select, slot, type, next);
        var paths = new List<PathExpression>();
        foreach (var path in select[kinds[0]].Items)
        {
            if (Path(path, kinds[0] == "repeat" ? null : type) is not { } compiled)
                return null;
            paths.Add(compiled);
        }
        var inner = Slots++;
        var loop = new LoopStep(slot, inner, paths, kinds[0] == "forEachOrNull", kinds[0] == "repeat");
        loop.Body = Body(select, inner, kinds[0] == "repeat" ? null : TypeOf(paths[0]), next);
        return loop.Body is null ? null : loop;
    }

    private ViewStep? Body(Element select, int slot, TypeDefinition? type, ViewStep next)
    {
        var step = next;
        var branches = new List<ViewStep>();
        for (var i = 0; i < select["unionAll"u8].Count; i++)
        {
            if (Select(select["unionAll"u8][i], slot, type, next) is not { } branch)
                return null;
            branches.Add(branch);
        }
        if (branches.Count > 0)
            step = new UnionStep(branches);
        if (Selects(select["select"u8], slot, type, step) is not { } inner)
            return null;
        return select["column"u8].Count == 0 ? inner : ColumnsOf(select["column"u8], slot, type, inner);
    }

    private ColumnsStep? ColumnsOf(Element list, int slot, TypeDefinition? type, ViewStep next)
    {
        var compiled = new List<(int, PathExpression, bool)>();
        foreach (var column in list.Items)
        {
            if (Path(column, "path", type) is not { } path)
                return null;
            var position = columns.FindIndex(c => c.Name == column["name"u8].Text);
            Learn(position, path);
            compiled.Add((position, path, column["collection"u8].Flag == true));
        }
        return new ColumnsStep(slot, compiled, next);
    }

    /// <summary>What type a column's path gives; a column that the branches of a union fill in different types has none.</summary>
    private void Learn(int position, PathExpression path)
    {
        var given = path.ResultTypes is [var only] ? only.Name : null;
        columns[position] = columns[position] with { ResultType = filled.Add(position) || columns[position].ResultType == given ? given : null };
    }

    private PathExpression? Path(Element owner, string name, TypeDefinition? type) =>
        owner[name].Exists ? Path(owner[name], type) : Fail<PathExpression>(owner, "A path is a FHIRPath expression.", name);

    private PathExpression? Path(Element path, TypeDefinition? type)
    {
        if (path.Kind != ElementKind.String)
            return Fail<PathExpression>(path, "A path is a FHIRPath expression.");
        var compiled = PathExpression.Compile(path.Text!, type, options);
        if (compiled.Value is null)
            Issue ??= InText(compiled.Issues[0], path);
        return compiled.Value;
    }

    /// <summary>An issue of an expression, placed in the definition's text where the text has no escapes that move it.</summary>
    private static Issue InText(Issue issue, Element path)
    {
        var (line, column) = SourcePlaces.Of(path.Document!, path.Index);
        var moves = path.IsEscaped || issue.Line > 1 || line == 0;
        return issue with { Path = PlaceOf(path), Line = line, Column = moves ? column : column + Math.Max(1, issue.Column) };
    }

    private static TypeDefinition? TypeOf(PathExpression path) =>
        path.ResultTypes is [var only] && only.Namespace == "FHIR" ? only.Fhir : null;

    private bool Wrong(Element at, string why)
    {
        Fail(at, why);
        return false;
    }

    private ViewStep? Fail(Element at, string why, string? missing = null) => Fail<ViewStep>(at, why, missing);

    /// <summary>Tells what is wrong at an element, or that a member of it is missing.</summary>
    private T? Fail<T>(Element at, string why, string? missing = null)
        where T : class
    {
        if (Issue is null)
        {
            var (line, column) = SourcePlaces.Of(at.Document!, at.Index);
            Issue = Issue.Error("invalid", why, missing is null ? PlaceOf(at) : $"{PlaceOf(at)}.{missing}", line, column);
        }
        return null;
    }

    /// <summary>Such as <c>ViewDefinition.select[0].column[2].path</c>.</summary>
    private static string PlaceOf(Element at)
    {
        var path = ElementPaths.Of(at.Document!, at.Index);
        return "ViewDefinition" + path[(path.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : path.Length)..];
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnName();
}
