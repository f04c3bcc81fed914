using System.Text;

namespace Chartroom.Rules.Risk;

/// <summary>Which persons an interaction is for.</summary>
internal enum InteractionPerson : byte { Anyone, Disabled, NonAged }

/// <summary>An interaction variable: true when the person fits and each group of categories has a member present.</summary>
internal sealed record InteractionRule(string Name, InteractionPerson Person, CategorySet First, CategorySet? Second)
{
    /// <summary>The rules of a model, from the table that is part of the program: CMS publishes them as code, not as a table.</summary>
    public static InteractionRule[] Load(string model)
    {
        using var stream = typeof(InteractionRule).Assembly.GetManifestResourceStream("Chartroom.Rules.Risk.InteractionRules.tsv")
            ?? throw new InvalidOperationException("The interaction rules are not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rules = new List<InteractionRule>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length >= 4 && cells[0] == model)
                rules.Add(new InteractionRule(cells[1], PersonOf(cells[2]), Group(cells[3]), cells.Length > 4 && cells[4].Length > 0 ? Group(cells[4]) : null));
        }
        return [.. rules];
    }

    private static InteractionPerson PersonOf(string cell) => cell switch
    {
        "disabled" => InteractionPerson.Disabled,
        "nonaged" => InteractionPerson.NonAged,
        _ => InteractionPerson.Anyone,
    };

    private static CategorySet Group(string cell) => CategorySet.Of(cell.Split(' ').Select(int.Parse));
}
