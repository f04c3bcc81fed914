using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
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
    private static int? Compare(in PathValue focus, FixedValue limit)
    {
        var other = PathValue.Of(limit.Value, limit.Type);
        if (focus.Index < 0 || !focus.TryToSystem(out var value) || !other.TryToSystem(out var bound))
            return null;
        return ComparisonNode.Compare(new PathEvaluation(), value, bound);
    }

    private void Bound(ProfileNode node, in PathValue focus, BindingRule binding)
    {
        if (binding.Strength > BindingStrength.Extensible || focus.Type is null)
            return;
        if (binding.Strength == BindingStrength.Extensible && !findings.Wants(IssueSeverity.Warning))
            return;
        if (node.Base?.Binding is { } own && own.Strength <= binding.Strength && Plain(own.ValueSet) == Plain(binding.ValueSet))
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
