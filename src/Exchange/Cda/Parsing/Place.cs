using System.Text;

namespace Chartroom.Exchange.Cda.Parsing;

/// <summary>
/// Says where an element stands: <c>section[problems]/entry[2]/act/entryRelationship[1]/observation</c> inside a section,
/// <c>ClinicalDocument/recordTarget/patientRole</c> elsewhere. A position is given for entries and for every element
/// that has a brother of the same name.
/// </summary>
public static class Place
{
    private static readonly string[] Repeating = ["entry", "entryRelationship", "author", "participant", "performer", "informant"];

    public static string Of(CdaElement element)
    {
        var steps = new List<string>();
        for (var at = element; at is not null; at = at.Parent)
        {
            if (at.Name == "section")
            {
                steps.Add("section[" + (SectionLabel(at) ?? Position(at).ToString()) + "]");
                break;
            }
            steps.Add(Step(at));
        }
        steps.Reverse();
        return new StringBuilder().AppendJoin('/', steps).ToString();
    }

    private static string? SectionLabel(CdaElement section)
    {
        var kind = SectionKinds.Of(section);
        if (kind != SectionKind.Other)
            return SectionKinds.Label(kind);
        return section.Child("code")?["code"];
    }

    private static string Step(CdaElement element)
    {
        var repeats = Array.IndexOf(Repeating, element.Name) >= 0 || element.Parent?.Children(element.Name).Skip(1).Any() == true;
        return repeats && element.Parent is not null ? $"{element.Name}[{Position(element)}]" : element.Name;
    }

    private static int Position(CdaElement element)
    {
        var position = 1;
        foreach (var brother in element.Parent?.Children(element.Name) ?? [])
        {
            if (ReferenceEquals(brother, element))
                break;
            position++;
        }
        return position;
    }
}
