using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation.Structure;

namespace Chartroom.Fhir.Validation.Questionnaires;

/// <summary>
/// Holds a QuestionnaireResponse to its Questionnaire: its items are those of the questionnaire, in their order and at their level, answered when
/// they must be, not answered when they are not enabled. What is missing is an error once the response is finished; before that, a warning.
/// Source: FHIR R4 QuestionnaireResponse (questionnaireresponse.html#notes), Questionnaire.item.
/// </summary>
internal sealed class ResponseRules(WalkContext context, Findings findings)
{
    private readonly List<Element> around = [];
    private IssueSeverity missing;
    private Form form = null!;
    private AnswerRules answers = null!;

    public void Check(Element response)
    {
        var reference = response["questionnaire"u8];
        if (reference.Text is not { Length: > 0 } canonical)
            return;
        if (Find(response, reference, canonical) is not { } found)
            return;
        form = found;
        answers = new AnswerRules(context, form, findings);
        missing = response["status"u8].Is("in-progress"u8) || response["status"u8].Is("stopped"u8) ? IssueSeverity.Warning : IssueSeverity.Error;
        around.Clear();
        Items(response, form.Items, form.PlaceOf);
    }

    private Form? Find(Element response, Element reference, string canonical)
    {
        if (canonical[0] == '#')
        {
            foreach (var contained in response["contained"u8].Items)
            {
                if (contained["id"u8].Text == canonical[1..] && contained["resourceType"u8].Is("Questionnaire"u8))
                    return new Form(contained);
            }
            return null;
        }
        if (context.Forms.Find(canonical) is { } known)
            return known;
        if (IsOfAnotherType(canonical))
            findings.Error(reference.Index, "invalid", "What the canonical URL names is no Questionnaire.");
        else
            findings.Warning(reference.Index, "not-found", "The questionnaire is not known here, so the response was not held to it.");
        return null;
    }

    /// <summary>True when the URL is that of another definition, or an HL7 URL that names another type.</summary>
    private bool IsOfAnotherType(string canonical)
    {
        const string Core = "http://hl7.org/fhir/";
        var url = canonical.IndexOf('|') is var bar and > 0 ? canonical[..bar] : canonical;
        if (url.StartsWith(Core, StringComparison.Ordinal) && url[Core.Length..].Split('/') is [var type, _] && type != "Questionnaire")
            return R4Definitions.Resource(System.Text.Encoding.UTF8.GetBytes(type)) is not null;
        return context.Definitions.Has(url);
    }

    /// <summary>The items below an element, against those that the questionnaire has at that level.</summary>
    private void Items(Element holder, IReadOnlyList<FormItem> expected, Func<string, int> placeOf)
    {
        around.Add(holder);
        var given = new List<Element>[expected.Count];
        var last = -1;
        foreach (var item in holder["item"u8].Items)
        {
            if (item["linkId"u8].Text is not { } link)
                continue;
            var place = placeOf(link);
            if (place < 0)
            {
                findings.Error(item.Index, "structure", form.Find(link) is null ? "The questionnaire has no item of this linkId." : "The questionnaire has the item of this linkId at another level.");
                continue;
            }
            if (place < last)
                findings.Error(item.Index, "structure", "The items are not in the order of the questionnaire.");
            last = Math.Max(last, place);
            (given[place] ??= []).Add(item);
        }
        for (var i = 0; i < expected.Count; i++)
            Given(holder, expected[i], given[i] ?? []);
        around.RemoveAt(around.Count - 1);
    }

    private void Given(Element holder, FormItem item, List<Element> given)
    {
        if (!Conditions.Hold(item, around))
        {
            foreach (var needless in given.Where(g => g["answer"u8].Exists || g["item"u8].Exists))
                findings.Error(needless.Index, "structure", "The item is answered, though it is not enabled.");
            return;
        }
        if (given.Count == 0 && (item.IsRequired || item.Least > 0) && item.Type != "display")
            findings.Add(missing, holder.Index, "required", $"The required item {Named(item)} is not answered.");
        if (given.Count > 1 && !item.Repeats)
            findings.Error(given[1].Index, "structure", "The item does not repeat, so its linkId is here once.");
        if (given.Count > 0 && item.IsGroup)
            Counted(given[0], item, given.Count);
        foreach (var one in given)
            Item(one, item);
    }

    private void Item(Element one, FormItem item)
    {
        var answer = one["answer"u8];
        if (item.IsGroup)
        {
            if (answer.Exists)
                findings.Error(one.Index, "structure", "A group has items, not answers.");
            if (item.IsRequired && !one["item"u8].Exists)
                findings.Add(missing, one.Index, "required", "A required group has no items.");
            Items(one, item.Items, item.PlaceOf);
            return;
        }
        if (item.AnswerTypes.Count == 0)
        {
            if (answer.Exists)
                findings.Error(one.Index, "structure", $"An item of type {item.Type} has no answers.");
            return;
        }
        Answered(one, item, answer);
    }

    private void Answered(Element one, FormItem item, Element answer)
    {
        if (one["item"u8].Exists)
            findings.Error(one.Index, "structure", "Items below a question stand in its answer.");
        var count = answer.Exists ? answer.Count : 0;
        if (count == 0 && item.IsRequired)
            findings.Add(missing, one.Index, "required", "The item is required and has no answer.");
        if (count > 1 && !item.Repeats && item.Most is null)
            findings.Error(one.Index, "structure", "The item does not repeat, so it has one answer.");
        Counted(one, item, count);
        foreach (var each in answer.Items)
        {
            if (each.Kind != ElementKind.Object)
                continue;
            answers.Check(item, each);
            Items(each, item.Items, item.PlaceOf);
        }
    }

    private void Counted(Element place, FormItem item, int count)
    {
        if (item.Least is { } least && count < least)
            findings.Add(missing, place.Index, "required", $"At least {least} answers are asked for, {count} found.");
        if (item.Most is { } most && count > most)
            findings.Error(place.Index, "structure", $"At most {most} answers are allowed, {count} found.");
    }

    /// <summary>A linkId comes from the questionnaire, not from the patient.</summary>
    private static string Named(FormItem item) => $"'{item.LinkId}'";
}
