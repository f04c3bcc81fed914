using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>
/// Whether an item is to be answered: its enableWhen over the answers given. A question is looked for among the nearest items around first.
/// Source: FHIR R4 Questionnaire.item.enableWhen, enableBehavior; value set questionnaire-enable-operator.
/// </summary>
internal static class Conditions
{
    /// <summary>True when the item is enabled, seen from the elements of the response around it, outermost first.</summary>
    public static bool Hold(FormItem item, IReadOnlyList<Element> around)
    {
        var conditions = item.Definition["enableWhen"u8];
        if (!conditions.Exists)
            return true;
        var all = item.Definition["enableBehavior"u8].Is("all"u8);
        foreach (var condition in conditions.Items)
        {
            if (Holds(condition, around) != all)
                return !all;
        }
        return all;
    }

    private static bool Holds(Element condition, IReadOnlyList<Element> around)
    {
        var answers = new List<AnswerValue>();
        if (condition["question"u8].Text is { } question)
        {
            for (var i = around.Count - 1; i >= 0 && !Find(around[i], question, answers, 0); i--)
                answers.Clear();
        }
        var wanted = AnswerValue.Of(condition, "answer"u8);
        return condition["operator"u8].Text switch
        {
            "exists" => answers.Count > 0 == (wanted.Value.Flag != false),
            "=" => answers.Exists(a => a.Says(wanted)),
            "!=" => !answers.Exists(a => a.Says(wanted)),
            ">" => answers.Exists(a => AnswerValue.Compare(a, wanted) > 0),
            "<" => answers.Exists(a => AnswerValue.Compare(a, wanted) < 0),
            ">=" => answers.Exists(a => AnswerValue.Compare(a, wanted) >= 0),
            "<=" => answers.Exists(a => AnswerValue.Compare(a, wanted) <= 0),
            _ => false,
        };
    }

    /// <summary>Collects the answers of a question below an element; true when the question is there at all.</summary>
    private static bool Find(Element holder, string question, List<AnswerValue> into, int depth)
    {
        var found = false;
        foreach (var item in holder["item"u8].Items)
        {
            if (item["linkId"u8].Text == question)
            {
                found = true;
                foreach (var answer in item["answer"u8].Items)
                {
                    if (AnswerValue.Of(answer, "value"u8) is { Exists: true } value)
                        into.Add(value);
                }
            }
            if (depth > 100)
                continue;
            found |= Find(item, question, into, depth + 1);
            foreach (var answer in item["answer"u8].Items)
                found |= Find(answer, question, into, depth + 1);
        }
        return found;
    }
}
