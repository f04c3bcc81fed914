using System.Text.Json;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Forms;

/// <summary>An object read from XML, kept until all repetitions of its elements are known.</summary>
internal sealed class XmlTree(string? resourceType)
{
    private readonly List<XmlMember> members = [];

    public bool IsEmpty => members.Count == 0 && resourceType is null;

    public List<XmlItem> Items(string name, Member member)
    {
        var found = members.Find(m => m.Name == name);
        if (found is null)
            members.Add(found = new XmlMember(name, member, []));
        return found.Items;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (resourceType is not null)
            json.WriteString("resourceType"u8, resourceType);
        foreach (var member in members)
            member.Write(json);
        json.WriteEndObject();
    }

    private sealed record XmlMember(string Name, Member Member, List<XmlItem> Items)
    {
        public void Write(Utf8JsonWriter json)
        {
            if (Items.Exists(i => i.HasValue))
                WriteAll(json, Name, static (item, json) => item.WriteValue(json), static item => item.HasValue);
            if (Items.Exists(i => i.Beside is not null))
                WriteAll(json, "_" + Name, static (item, json) => item.Beside!.Write(json), static item => item.Beside is not null);
        }

        private void WriteAll(Utf8JsonWriter json, string name, Action<XmlItem, Utf8JsonWriter> write, Predicate<XmlItem> has)
        {
            json.WritePropertyName(name);
            if (Member.Element.IsList)
                json.WriteStartArray();
            foreach (var item in Items)
            {
                if (has(item))
                    write(item, json);
                else
                    json.WriteNullValue();
            }
            if (Member.Element.IsList)
                json.WriteEndArray();
        }
    }
}

/// <summary>One repetition: a primitive's text (bare for numbers and booleans) with what stands beside it, or an object.</summary>
internal sealed record XmlItem(string? Text, bool IsBare, XmlTree? Object, XmlTree? Beside)
{
    public bool HasValue => Text is not null || Object is not null;

    public void WriteValue(Utf8JsonWriter json)
    {
        if (Object is not null)
            Object.Write(json);
        else if (IsBare)
            json.WriteRawValue(Text!, skipInputValidation: true);
        else
            json.WriteStringValue(Text);
    }
}
