using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>Step 2: codes that count otherwise, or not at all, for one sex or some ages. Source: CMS risk-adjustment software, macro V28I0ED.</summary>
internal sealed class AgeSexEdits
{
    /// <summary>What an edit does: the category to use instead, or -1 for none.</summary>
    private readonly record struct Edit(bool? Female, int Youngest, int Oldest, int Category);

    private readonly CodeMap codes = new(256);
    private readonly List<Edit> edits = [];

    /// <summary>Whether an edit applies, and to which category it leads: null for none.</summary>
    public bool Applies(CodeKey code, RiskBeneficiary person, out int? category)
    {
        category = null;
        var at = codes.Find(code);
        if (at < 0)
            return false;
        var edit = edits[at];
        var applies = edit.Female is { } female
            ? female == person.IsFemale
            : person.Age >= edit.Youngest && person.Age <= edit.Oldest;
        category = edit.Category < 0 ? null : edit.Category;
        return applies;
    }

    public static AgeSexEdits Load(string folder, string model)
    {
        var table = new AgeSexEdits();
        var tsv = TsvBytes.Open(folder, "dx_age_sex_edits.tsv");
        var (code, type, sex) = (tsv.Column("icd10"), tsv.Column("edit_type"), tsv.Column("sex"));
        var (youngest, oldest) = (tsv.Column("age_min"), tsv.Column("age_max"));
        var (category, name) = (tsv.Column("cc_override"), tsv.Column("model_name"));
        while (tsv.Next())
        {
            if (tsv.Text(name) != model)
                continue;
            bool? female = tsv.Cell(type).SequenceEqual("sex"u8) ? tsv.Cell(sex).SequenceEqual("2"u8) : null;
            table.codes.Set(tsv.Code(code), table.edits.Count);
            table.edits.Add(new Edit(female, tsv.Number(youngest), tsv.Number(oldest, int.MaxValue), tsv.Number(category, -1)));
        }
        return table;
    }
}
