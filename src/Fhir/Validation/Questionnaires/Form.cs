using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>A Questionnaire read for holding responses to it.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, int> order;
    private readonly Dictionary<string, FormItem> byLink = [];

    public Form(Element questionnaire)
    {
        Definition = questionnaire;
        Items = Read(questionnaire, null, 0);
        order = Order(Items);
        Collect(Items);
    }

    public Element Definition { get; }

    public IReadOnlyList<FormItem> Items { get; }

    public int PlaceOf(string linkId) => order.GetValueOrDefault(linkId, -1);

    /// <summary>The item of that linkId, wherever it stands.</summary>
    public FormItem? Find(string linkId) => byLink.GetValueOrDefault(linkId);

    /// <summary>A resource that the questionnaire contains, by its fragment (<c>#id</c>).</summary>
    public Element Contained(string fragment)
    {
        foreach (var contained in Definition["contained"u8].Items)
        {
            if (contained["id"u8].Text == fragment[1..])
                return contained;
        }
        return default;
    }

    internal static IReadOnlyList<FormItem> Read(Element holder, FormItem? parent, int depth) =>
        [.. FormItem.All(holder["item"u8]).Where(i => i.Kind == ElementKind.Object).Select(i => new FormItem(i, parent, depth))];

    internal static Dictionary<string, int> Order(IReadOnlyList<FormItem> items)
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < items.Count; i++)
            places.TryAdd(items[i].LinkId, i);
        return places;
    }

    private void Collect(IReadOnlyList<FormItem> items)
    {
        foreach (var item in items)
        {
            byLink.TryAdd(item.LinkId, item);
            Collect(item.Items);
        }
    }
}
