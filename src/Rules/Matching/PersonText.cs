namespace Chartroom.Rules.Matching;

/// <summary>
/// One record as it was written: an identifier of the record and the text of each field that has any. Values are kept
/// as they came; <see cref="PersonReader"/> makes them comparable.
/// </summary>
public sealed class PersonText(string id)
{
    private static readonly int Fields = Enum.GetValues<PersonField>().Length;
    private readonly string?[] values = new string?[Fields];
    private List<string>? phones;
    private List<string>? others;

    public string Id { get; } = id;

    /// <summary>The text of a field, empty when there is none; for phones and others the first.</summary>
    public string this[PersonField field] => values[(int)field] ?? "";

    /// <summary>Second and later phones.</summary>
    public IReadOnlyList<string> FurtherPhones => phones ?? [];

    /// <summary>All values of <see cref="PersonField.Other"/> in the order of their columns, empty ones included.</summary>
    public IReadOnlyList<string> Others => others ?? [];

    /// <summary>Sets a field. A second phone and every other is kept beside; a second value of any other field follows after a space.</summary>
    public PersonText With(PersonField field, string? text)
    {
        text = text?.Trim() ?? "";
        if (field == PersonField.Other)
            (others ??= []).Add(text);
        if (text.Length == 0)
            return this;
        var slot = values[(int)field];
        if (slot is null)
            values[(int)field] = text;
        else if (field == PersonField.Phone)
            (phones ??= []).Add(text);
        else if (field != PersonField.Other)
            values[(int)field] = slot + " " + text;
        return this;
    }
}
