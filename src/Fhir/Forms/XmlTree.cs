using System.Text.Json;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Forms;

/// <summary>An object read from XML, kept until all repetitions of its elements are known.</summary>
internal sealed class XmlTree(string? resourceType, (int Line, int Column) place)
{
    private readonly List<XmlMember> members = [];

    /// <summary>Where it stood in the XML.</summary>
    public (int Line, int Column) Place => place;

    public bool IsEmpty => members.Count == 0 && resourceType is null;

    public List<XmlItem> Items(string name, Member member)
    {
        var found = members.Find(m => m.Name == name);
        if (found is null)
            members.Add(found = new XmlMember(name, member, []));
        return found.Items;
    }

    /// <summary>Writes the JSON, and for each of its values where that stood in the XML.</summary>
    public void Write(Utf8JsonWriter json, List<(int Line, int Column)>? places)
    {
        json.WriteStartObject();
        places?.Add(place);
        if (resourceType is not null)
        {
            json.WriteString("resourceType"u8, resourceType);
            places?.Add(place);
        }
        foreach (var member in members)
            member.Write(json, places);
        json.WriteEndObject();
    }

    private sealed record XmlMember(string Name, Member Member, List<XmlItem> Items)
    {
        public void Write(Utf8JsonWriter json, List<(int Line, int Column)>? places)
        {
            if (Items.Exists(i => i.HasValue))
                WriteAll(json, places, Name, beside: false);
            if (Items.Exists(i => i.Beside is not null))
                WriteAll(json, places, "_" + Name, beside: true);
        }

        private void WriteAll(Utf8JsonWriter json, List<(int Line, int Column)>? places, string name, bool beside)
        {
            json.WritePropertyName(name);
            if (Member.Element.IsList)
            {
                json.WriteStartArray();
                places?.Add(Items[0].Place);
            }
            foreach (var item in Items)
            {
                if (beside && item.Beside is { } tree)
                    tree.Write(json, places);
                else if (!beside && item.HasValue)
                    item.WriteValue(json, places);
                else
                    WriteNull(json, places, item);
            }
            if (Member.Element.IsList)
                json.WriteEndArray();
        }

        private static void WriteNull(Utf8JsonWriter json, List<(int Line, int Column)>? places, XmlItem item)
        {
            json.WriteNullValue();
            places?.Add(item.Place);
        }
    }
}

/// <summary>One repetition: a primitive's text (bare for numbers and booleans) with what stands beside it, or an object.</summary>
internal sealed record XmlItem(string? Text, bool IsBare, XmlTree? Object, XmlTree? Beside, (int Line, int Column) Place)
{
    public bool HasValue => Text is not null || Object is not null;

    public void WriteValue(Utf8JsonWriter json, List<(int Line, int Column)>? places)
    {
        if (Object is not null)
        {
            Object.Write(json, places);
            return;
        }
        places?.Add(Place);
        if (IsBare)
            json.WriteRawValue(Text!, skipInputValidation: true);
        else
            json.WriteStringValue(Text);
    }
}
