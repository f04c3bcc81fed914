namespace Chartroom.Rules.Risk;

/// <summary>
/// Scores a beneficiary by a CMS risk-adjustment model in CMS's steps: diagnosis to category, age and sex edits, hierarchies,
/// interactions, coefficients. The score is before normalization, coding-intensity and frailty adjustment.
/// <para>Immutable and safe to share between threads; each thread brings its own <see cref="RiskScore"/>.</para>
/// Source: CMS risk-adjustment software, PY2026; CMS Rate Announcement CY2026.
/// </summary>
public sealed class RiskCalculator(RiskModels models)
{
    public RiskModels Models { get; } = models;

    /// <summary>Scores one beneficiary into <paramref name="score"/>, which is overwritten. The model must be one of the release.</summary>
    public void Score(RiskBeneficiary person, RiskScore score)
    {
        var model = Models[person.Model];
        score.Raw = 0;
        score.Demographic = 0;
        score.Categories.Clear();
        score.Variables.Clear();
        score.Factors.Clear();
        ref var categories = ref score.Work.Categories;
        categories.Clear();
        foreach (var code in person.Diagnoses)
        {
            if (!model.Map.Holds(code))
                continue;
            if (!model.Edits.Applies(code, person, out var instead))
                model.Map.Add(code, ref categories);
            else if (instead is { } category)
                categories.Add(category);
        }
        model.Hierarchies.Apply(ref categories);
        for (var category = categories.Next(0); category >= 0; category = categories.Next(category + 1))
            score.Categories.Add(CategoryNames.Of(category));
        score.Categories.Sort(StringComparer.Ordinal);
        var cell = AgeSexCell.Of(person);
        model.Interactions.Add(person, cell, in categories, score.Variables);
        model.Coefficients.Apply(person, cell, score);
    }
}
