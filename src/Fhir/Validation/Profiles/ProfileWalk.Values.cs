using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Primitives;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>Fixed values and patterns, limits, lengths, bindings and invariants of a profile's element.</summary>
internal sealed partial class ProfileWalk
{
    private void Values(Profile profile, ProfileNode node, in PathValue focus)
    {
        var rule = node.Rule;
        if (rule.Fixed is { } wanted)
            Held(profile, node, focus, wanted, exact: true);
        if (rule.Pattern is { } pattern)
            Held(profile, node, focus, pattern, exact: false);
        if (rule.MaxLength is { } longest && focus.Element.Text is { } text && text.Length > longest)
            findings.Error(PlaceOf(focus), "too-long", $"{node.Label}: at most {longest} characters ({profile}).");
        if (rule.MinValue is { } least && Compare(focus, least) < 0)
            findings.Error(PlaceOf(focus), "value", $"{node.Label}: the value is less than the least that {profile} allows.");
        if (rule.MaxValue is { } most && Compare(focus, most) > 0)
            findings.Error(PlaceOf(focus), "value", $"{node.Label}: the value is more than the most that {profile} allows.");
        if (rule.MustHaveValue && focus.Index < 0)
            findings.Error(PlaceOf(focus), "required", $"{node.Label}: a value must be there ({profile}).");
        if (rule.ValueAlternatives.Count > 0 && focus.Index < 0)
            Alternatives(profile, node, focus);
        if (rule.NarrativeLanguage is { } languages && focus.Type?.Name == "Narrative")
            Languages(profile, node, focus, languages);
        if (rule.NarrativeSources && focus.Type?.Name == "Narrative" && !Narratives.Narrative.TellsSources(focus.Element["div"u8].Text ?? ""))
            findings.Error(PlaceOf(focus), "value", $"{node.Label}: a part of the narrative does not say whether it is boilerplate, generated or original ({profile}).");
        if (rule.Binding is { } binding)
            Bound(node, focus, binding);
        foreach (var additional in rule.AdditionalBindings)
            Bound(node, focus, additional);
    }

    private void Held(Profile profile, ProfileNode node, in PathValue focus, FixedValue wanted, bool exact)
    {
        if (focus.Index < 0)
        {
            findings.Error(PlaceOf(focus), "value", $"{node.Label}: the value that {profile} {(exact ? "fixes" : "asks for")} is not there.");
            return;
        }
        if (ValueMatch.First(focus.Element, wanted.Value, exact) is not { } different)
            return;
        var at = different.At.Exists && ReferenceEquals(different.At.Document, focus.Document) ? different.At.Index : focus.Index;
        findings.Error(at, "value", $"{node.Label}: not the {(exact ? "fixed value" : "pattern")} of {profile}: {different.Why}.");
        if (!exact || focus.Element.Kind != ElementKind.Object)
            return;
        foreach (var extra in ValueMatch.Extra(focus.Element, wanted.Value))
        {
            if (extra != at)
                findings.Error(extra, "value", $"{node.Label}: not the fixed value of {profile}: the fixed value does not have this part.");
        }
    }

    private void Languages(Profile profile, ProfileNode node, in PathValue focus, string asked)
    {
        var found = Narratives.Narrative.Languages(focus.Element["div"u8].Text ?? "");
        var wanted = asked == "_resource" ? session.Resource.Element["language"u8].Text : asked;
        var isMet = asked switch { "_no" => found.Count == 0, "_yes" => found.Count > 0, _ => wanted is null || found.Contains(wanted) };
        if (!isMet)
            findings.Error(PlaceOf(focus), "value", $"{node.Label}: the sections of the narrative by language are not as {profile} asks ({asked}).");
    }

    private void Alternatives(Profile profile, ProfileNode node, in PathValue focus)
    {
        foreach (var extension in focus.Sibling["extension"u8].Items)
        {
            if (node.Rule.ValueAlternatives.Contains(extension["url"u8].Text ?? ""))
                return;
        }
        findings.Error(PlaceOf(focus), "required", $"{node.Label}: without a value, one of the extensions {string.Join(", ", node.Rule.ValueAlternatives)} must be there ({profile}).");
    }

    /// <summary>The order of a value and a limit; null when they cannot be compared.</summary>
    private int? Compare(in PathValue focus, FixedValue limit)
    {
        if (limit.Type.Name is "Duration" or "Quantity" && focus.Type?.Name is "date" or "dateTime" or "instant")
            return FromNow(focus, limit);
        var other = PathValue.Of(limit.Value, limit.Type);
        if (focus.Index < 0 || !focus.TryToSystem(out var value) || !other.TryToSystem(out var bound))
            return null;
        return ComparisonNode.Compare(new PathEvaluation(), value, bound);
    }

    /// <summary>The order of a moment and a limit that is a time from now. Source: FHIR R4 ElementDefinition.minValue[x], maxValue[x].</summary>
    private int? FromNow(in PathValue focus, FixedValue limit)
    {
        if (session.Context.Options.Now is not { } now || !Moment.TryParse(focus.Element.Raw, MomentKind.DateTime, out var moment) || !PathValue.TryDecimal(limit.Value["value"u8].Raw, out var amount))
            return null;
        var days = amount * limit.Value["code"u8].Text switch { "a" => 365.25m, "mo" => 30.4375m, "wk" => 7, "d" => 1, "h" => 1 / 24m, _ => 0 };
        return days == 0 || Math.Abs(days) > 100_000 ? null : moment.LowUtc.CompareTo(now.UtcTicks + (long)(days * TimeSpan.TicksPerDay));
    }

    private void Bound(ProfileNode node, in PathValue focus, BindingRule binding)
    {
        if (binding.Strength > BindingStrength.Extensible || focus.Type is null)
            return;
        if (binding.Strength == BindingStrength.Extensible && !findings.Wants(IssueSeverity.Warning))
            return;
        if (node.Base?.Binding is { } own && own.Strength <= binding.Strength && Plain(own.ValueSet) == Plain(binding.ValueSet))
            return;
        // What a profile binds of a choice counts once the choice has one type: units and codes do not come from one value set.
        if (node is { Base.IsChoice: true, ChoiceType: null, Rule.Types.Count: not 1 })
            return;
        if (IsIn(focus, binding.ValueSet) != Membership.Out)
            return;
        var name = Terminology.NameOf(binding.ValueSet) ?? "";
        if (binding.Strength == BindingStrength.Required)
            findings.Error(PlaceOf(focus), "code-invalid", $"No code is in the value set {name} ({binding.ValueSet}), which the profile requires here.");
        else if (focus.Type.Name != "CodeableConcept" || focus.Element["coding"u8].Exists || !focus.Element["text"u8].Exists)
            findings.Warning(PlaceOf(focus), "code-invalid", $"No code is in the value set {name} ({binding.ValueSet}), which is to be used where it fits.");
    }

    private static string Plain(string canonical) => canonical.IndexOf('|') is var bar and > 0 ? canonical[..bar] : canonical;

    private Membership IsIn(in PathValue focus, string valueSet)
    {
        switch (focus.Type!.Name)
        {
            case "CodeableConcept":
                var best = Membership.Out;
                foreach (var coding in focus.Element["coding"u8].Items)
                {
                    var here = IsIn(coding, valueSet);
                    if (here != Membership.Out)
                        best = here;
                    if (here == Membership.In)
                        break;
                }
                return best;
            case "Coding" or "Quantity":
                return IsIn(focus.Element, valueSet);
            case "code" or "string" or "uri" or "url" or "canonical" or "id":
                return focus.Element.Text is { } code ? Terminology.Contains(valueSet, null, code) : Membership.Out;
            default:
                return Membership.NotKnown;
        }
    }

    private Membership IsIn(Element coding, string valueSet) =>
        coding["code"u8].Text is { } code ? Terminology.Contains(valueSet, coding["system"u8].Text, code) : Membership.Out;

    private void Constraints(Profile profile, ProfileNode node, in PathValue focus)
    {
        foreach (var constraint in node.Rule.Constraints)
        {
            if (constraint.Expression is not { } expression || (!constraint.IsError && !findings.Wants(IssueSeverity.Warning)) || IsOfType(constraint, node, focus.Type))
                continue;
            switch (session.Holds(expression, focus, out var why))
            {
                case false:
                    findings.Add(constraint.IsError ? IssueSeverity.Error : IssueSeverity.Warning, PlaceOf(focus), "invariant", $"{constraint.Key}: {constraint.Human} ({profile})");
                    break;
                case null:
                    findings.Warning(PlaceOf(focus), "not-supported", $"{constraint.Key} of {profile} could not be decided: {why}");
                    break;
            }
        }
    }

    /// <summary>True for the invariants that the type itself has: they are checked with the structure.</summary>
    private static bool IsOfType(ConstraintRule constraint, ProfileNode node, TypeDefinition? type)
    {
        foreach (var invariant in type?.Invariants ?? [])
        {
            if (invariant.Key == constraint.Key)
                return true;
        }
        foreach (var invariant in node.Base?.Invariants ?? [])
        {
            if (invariant.Key == constraint.Key)
                return true;
        }
        return constraint.Key is "ele-1" or "ext-1" or "dom-r4b";
    }
}
