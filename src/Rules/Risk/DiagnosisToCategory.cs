using System.Text;
using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Risk;

/// <summary>Step 1: the condition categories of a diagnosis code in one model. Source: CMS ICD-10-CM to HCC mappings, PY2026.</summary>
internal sealed class DiagnosisToCategory
{
    private readonly CodeMap codes = new(16_384);
    private readonly List<(int Category, int Next)> rows = [];

    public void Add(CodeKey code, ref CategorySet categories)
    {
        for (var row = codes.Find(code); row >= 0; row = rows[row].Next)
            categories.Add(rows[row].Category);
    }

    public bool Holds(CodeKey code) => codes.Find(code) >= 0;

    public static DiagnosisToCategory Load(string folder, string model)
    {
        var map = new DiagnosisToCategory();
        var tsv = TsvBytes.Open(folder, "dx_to_cc_py2026.tsv");
        var (code, category, name) = (tsv.Column("diagnosis_code"), tsv.Column("cc"), tsv.Column("model_name"));
        var wanted = Encoding.UTF8.GetBytes(model);
        while (tsv.Next())
        {
            if (!tsv.Cell(name).SequenceEqual(wanted))
                continue;
            var key = tsv.Code(code);
            map.rows.Add((tsv.Number(category), map.codes.Find(key)));
            map.codes.Set(key, map.rows.Count - 1);
        }
        return map;
    }
}
