using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>Rules of a Questionnaire that its invariants do not say: what enableWhen may refer to. Source: FHIR R4 Questionnaire.item.enableWhen.question.</summary>
internal sealed class QuestionnaireRules(Findings findings)
{
    public void Check(Element questionnaire)
    {
        var form = new Form(questionnaire);
        Items(form, form.Items);
    }

    private void Items(Form form, IReadOnlyList<FormItem> items)
    {
        foreach (var item in items)
        {
            foreach (var condition in item.Definition["enableWhen"u8].Items)
            {
                if (condition["question"u8].Text is not { } question)
                    continue;
                if (form.Find(question) is not { } target)
                    findings.Error(item.Definition.Index, "not-found", "The question of enableWhen is not in the questionnaire.");
                else if (IsWithin(target, item))
                    findings.Error(item.Definition.Index, "structure", "The question of enableWhen is the item itself or within it.");
            }
            Items(form, item.Items);
        }
    }

    private static bool IsWithin(FormItem? item, FormItem holder)
    {
        for (; item is not null; item = item.Parent)
        {
            if (ReferenceEquals(item, holder))
                return true;
        }
        return false;
    }
}
