using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>What a profile asks of the targets of references. Source: FHIR R4 ElementDefinition.type.targetProfile, aggregation.</summary>
internal sealed partial class ProfileWalk
{
    private void Target(Profile profile, ProfileNode node, in PathValue focus, TypeRule rule)
    {
        if (focus.Type?.Name != "Reference" || focus.Element["reference"u8].Text is not { Length: > 0 } text)
            return;
        var reference = ReferenceText.Read(System.Text.Encoding.UTF8.GetBytes(text));
        var target = session.Resolve(focus, text);
        Kept(profile, node, focus, rule, reference.Form, target is not null);
        if (rule.TargetProfiles.Count == 0 || AsBase(node, rule))
            return;
        if (target is { } found)
        {
            Found(profile, node, focus, rule, found);
            return;
        }
        var type = reference.Type ?? (focus.Element["type"u8].Text is { } declared ? R4Definitions.Type(declared) : null);
        if (type is null || rule.TargetProfiles.Any(t => Allows(t, type)))
            return;
        var severity = session.Context.Options.AssumeRestReferences ? IssueSeverity.Error : IssueSeverity.Warning;
        findings.Add(severity, PlaceOf(focus), "structure", $"{node.Label}: the reference is to {type.Name}, and {profile} allows {string.Join(", ", rule.TargetProfiles)}.");
    }

    private void Found(Profile profile, ProfileNode node, in PathValue focus, TypeRule rule, in PathValue target)
    {
        var isType = false;
        var unknown = 0;
        foreach (var url in rule.TargetProfiles)
        {
            if (!Allows(url, target.Type!))
                continue;
            isType = true;
            if (IsTypeItself(url))
                return;
            if (session.Context.Profiles.Find(url) is not { } wanted)
                unknown++;
            else if (session.Fits(wanted, target))
                return;
        }
        if (!isType)
            findings.Error(PlaceOf(focus), "structure", $"{node.Label}: the target is a {target.Type!.Name}, and {profile} allows {string.Join(", ", rule.TargetProfiles)}.");
        else if (unknown == 0)
            findings.Error(PlaceOf(focus), "structure", $"{node.Label}: the target fits none of {string.Join(", ", rule.TargetProfiles)} ({profile}).");
    }

    private bool Allows(string target, TypeDefinition type)
    {
        if (session.Context.Profiles.Find(target) is { } profile)
            return type.Is(profile.Type);
        return !IsTypeItself(target) || (R4Definitions.Type(target[(target.LastIndexOf('/') + 1)..]) is { } wanted && type.Is(wanted));
    }

    /// <summary>True when the targets are those of the type itself, which the structure checks hold.</summary>
    private static bool AsBase(ProfileNode node, TypeRule rule)
    {
        if (node.Base?.Types.FirstOrDefault(t => t.Code == rule.Code) is not { } own)
            return false;
        return rule.TargetProfiles.All(IsTypeItself) && rule.TargetProfiles.Count == own.Targets.Count
            && rule.TargetProfiles.All(t => own.Targets.Contains(t[(t.LastIndexOf('/') + 1)..]));
    }

    /// <summary>Where the target must be: contained, in the bundle, or elsewhere. Outside a bundle the last cannot be told.</summary>
    private void Kept(Profile profile, ProfileNode node, in PathValue focus, TypeRule rule, ReferenceForm form, bool isResolved)
    {
        if (rule.Aggregation.Count == 0)
            return;
        var how = form == ReferenceForm.Local ? "contained" : isResolved ? "bundled" : "referenced";
        if (how == "referenced" && !session.IsInBundle)
            return;
        if (!rule.Aggregation.Contains(how))
            findings.Error(PlaceOf(focus), "structure", $"{node.Label}: the target is {how}, and {profile} allows {string.Join(", ", rule.Aggregation)}.");
    }
}
