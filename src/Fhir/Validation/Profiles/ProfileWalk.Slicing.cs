using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Slices: which repetition belongs to which, in what order, and how many of each. Source: FHIR R4 §5.1.0.14 slicing, discriminator.
/// </summary>
internal sealed partial class ProfileWalk
{
    private static readonly SlicingRule ByUrl = new([new Discriminator("value", "url")], "open", false);
    private static readonly SlicingRule ByType = new([new Discriminator("type", "$this")], "open", false);

    private void Slices(Profile profile, ProfileNode node, in PathValue parent, List<PathValue> items)
    {
        var slicing = SlicingOf(node);
        var members = new List<PathValue>?[node.Slices.Count];
        var (last, isPast) = (-1, false);
        foreach (var item in items)
        {
            var match = Match(node, slicing, item);
            if (match < 0)
            {
                isPast = true;
                Unsliced(profile, node, slicing, item);
                continue;
            }
            (members[match] ??= session.Rent()).Add(item);
            if (slicing.IsOrdered && match < last)
                findings.Error(PlaceOf(item), "structure", $"{node.Label}: the slices of {profile} have an order, and {node.Slices[match].Rule.SliceName} is out of it.");
            if (slicing.IsOpenAtEnd && isPast)
                findings.Error(PlaceOf(item), "structure", $"{node.Label}: what is of no slice of {profile} comes at the end.");
            last = Math.Max(last, match);
        }
        for (var i = 0; i < members.Length; i++)
        {
            var own = members[i] ?? session.Rent();
            Slice(profile, node.Slices[i], parent, own);
            session.Return(own);
        }
    }

    private void Slice(Profile profile, ProfileNode slice, in PathValue parent, List<PathValue> items)
    {
        Count(profile, slice, parent, items.Count, null);
        foreach (var item in items)
            Element(profile, slice, item);
        if (slice.Slices.Count > 0)
            Slices(profile, slice, parent, items);
    }

    private void Unsliced(Profile profile, ProfileNode node, SlicingRule slicing, in PathValue item)
    {
        if (slicing.IsClosed)
            findings.Error(PlaceOf(item), "structure", $"{node.Label}: the item is of no slice of {profile}, and its slicing is closed.");
        var isSub = profile.Type.Name == "Extension" && node is { Name: "extension", Parent.Parent: null };
        if (isSub && item.Element["url"u8].Text is { } url && !url.Contains(':') && !slicing.IsClosed)
            findings.Error(PlaceOf(item), "structure", $"The extension {profile.Url} has no part of that URL.");
    }

    private static SlicingRule SlicingOf(ProfileNode node)
    {
        if (node.Rule.Slicing is { } said && (said.Discriminators.Count > 0 || node.SliceOf is null))
            return said.Discriminators.Count > 0 ? said : Implied(node) with { Rules = said.Rules, IsOrdered = said.IsOrdered };
        return node.SliceOf is { } around ? SlicingOf(around) with { Rules = node.Rule.Slicing?.Rules ?? "open" } : Implied(node);
    }

    private static SlicingRule Implied(ProfileNode node) =>
        node.Name is "extension" or "modifierExtension" ? ByUrl : node.Base?.IsChoice == true ? ByType : new SlicingRule([], "open", false);

    private int Match(ProfileNode node, SlicingRule slicing, in PathValue item)
    {
        for (var i = 0; i < node.Slices.Count; i++)
        {
            if (node.Slices[i].Rule.SliceName != "@default" && Matches(node.Slices[i], slicing, item))
                return i;
        }
        return -1;
    }

    private bool Matches(ProfileNode slice, SlicingRule slicing, in PathValue item)
    {
        if (slice.ChoiceType is { } choice)
            return item.Type is { } type && type.Is(choice);
        bool? all = slicing.Discriminators.Count == 0 ? Satisfies(slice, item) : null;
        foreach (var discriminator in slicing.Discriminators)
        {
            var here = Decides(slice, discriminator, item);
            if (here == false)
                return false;
            all = here ?? all;
        }
        return all == true;
    }

    /// <summary>Whether an item is of a slice by one discriminator; null when the slice says nothing there.</summary>
    private bool? Decides(ProfileNode slice, Discriminator discriminator, in PathValue item)
    {
        var values = session.Rent();
        session.Select(discriminator.Path, item, values);
        var spots = new DiscriminatorPath(session.Context.Profiles).Find(slice, discriminator.Path);
        var answer = discriminator.Type switch
        {
            "exists" => Exists(spots, values.Count),
            "type" => OfType(spots, values),
            "profile" => OfProfile(spots, values),
            _ => ByValue(slice, discriminator, spots, values),
        };
        session.Return(values);
        return answer;
    }

    private static bool? Exists(List<DiscriminatorSpot> spots, int count)
    {
        foreach (var spot in spots)
        {
            if (spot.Node?.Rule.Max == 0)
                return count == 0;
            if (spot.Node?.Rule.Min > 0)
                return count > 0;
        }
        return null;
    }

    private static bool? OfType(List<DiscriminatorSpot> spots, List<PathValue> values)
    {
        var types = spots.SelectMany(s => s.Types).ToList();
        if (types.Count == 0)
            return null;
        foreach (var value in values)
        {
            if (value.Type is { } own && types.Exists(t => R4Definitions.Type(t) is { } wanted && (own.Is(wanted) || own.Name == t)))
                return true;
        }
        return false;
    }

    private bool? OfProfile(List<DiscriminatorSpot> spots, List<PathValue> values)
    {
        var profiles = spots.SelectMany(s => s.Profiles).ToList();
        if (profiles.Count == 0)
            return null;
        foreach (var value in values)
        {
            foreach (var url in profiles)
            {
                if (session.Context.Profiles.Find(url) is { } profile ? session.Fits(profile, value) : IsTypeItself(url) && value.Type?.Name == url[(url.LastIndexOf('/') + 1)..])
                    return true;
            }
        }
        return false;
    }

    private bool? ByValue(ProfileNode slice, Discriminator discriminator, List<DiscriminatorSpot> spots, List<PathValue> values)
    {
        if (discriminator.Path == "url" && slice.Rule.Types.SelectMany(t => t.Profiles).ToList() is { Count: > 0 } urls)
            return values.Exists(v => v.Element.Text is { } url && urls.Exists(u => Plain(u) == url));
        bool? any = null;
        foreach (var spot in spots)
        {
            if (spot.Node is null)
                continue;
            foreach (var value in values)
            {
                if (Satisfies(spot.Node, value) is not { } satisfied)
                    continue;
                if (satisfied)
                    return true;
                any = false;
            }
            if (values.Count == 0 && Criteria(spot.Node))
                any = false;
        }
        return any;
    }

    /// <summary>Whether a value has what a slice fixes, at the node and below; null when nothing is fixed.</summary>
    private bool? Satisfies(ProfileNode node, in PathValue value)
    {
        bool? all = null;
        var rule = node.Rule;
        if (rule.Fixed is { } wanted)
        {
            if (!ValueMatch.IsFixed(value, wanted))
                return false;
            all = true;
        }
        if (rule.Pattern is { } pattern)
        {
            if (!ValueMatch.HasPattern(value, pattern))
                return false;
            all = true;
        }
        if (all is null && rule.Binding is { Strength: BindingStrength.Required } binding && value.Type is not null)
        {
            if (IsIn(value, binding.ValueSet) == Membership.Out)
                return false;
            all = true;
        }
        foreach (var child in node.Children)
        {
            if (!Criteria(child))
                continue;
            if (!HasChild(child, value))
                return false;
            all = true;
        }
        return all;
    }

    private bool HasChild(ProfileNode child, in PathValue value)
    {
        var items = session.Rent();
        ChildReader.Read(value, child.Name, items);
        var found = child.Rule.Max == 0 ? items.Count == 0 : items.Count == 0 && child.Rule.Min is null or 0 && child.Rule.Fixed is null && child.Rule.Pattern is null;
        foreach (var item in items)
            found = found || Satisfies(child, item) == true;
        session.Return(items);
        return found;
    }

    /// <summary>Whether a node, or one below it, fixes anything.</summary>
    private static bool Criteria(ProfileNode node) =>
        node.Rule.Fixed is not null || node.Rule.Pattern is not null || node.Rule.Binding is { Strength: BindingStrength.Required } || node.Children.Any(Criteria);
}
