using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation.Profiles;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Profiles that a resource claims, that all of its type have, or that the caller asks for; definitions of extensions.</summary>
internal sealed partial class StructureWalk
{
    private WalkContext context = null!;
    private ProfileSession? session;

    private ProfileSession Session
    {
        get
        {
            if (session is { } made)
                return made;
            var fresh = new ProfileSession(document, context, evaluation);
            evaluation.Environment = context.Environment with { ConformsTo = (value, url) => ConformsTo(fresh, value, url) };
            return session = fresh;
        }
    }

    private static bool? ConformsTo(ProfileSession session, PathValue value, string url) =>
        session.Context.Profiles.Find(url) is { } profile && ReferenceEquals(value.Document, session.Document) ? session.Fits(profile, value) : null;

    /// <summary>Holds the resource at a node to the profiles it claims and to the global ones.</summary>
    private void Claimed(ReadOnlySpan<byte> text, int index, TypePlan plan)
    {
        if (context.Globals.TryGetValue(plan.Type.Name, out var globals))
        {
            foreach (var url in globals)
                Against(index, plan, url, index);
        }
        if (options.VitalSigns && plan.Type.Name == "Observation" && VitalSigns.ProfileOf(new Element(document, index)) is { } vital)
            Against(index, plan, vital, index);
        if (Child(text, index, "meta"u8) is not (var meta and >= 0))
            return;
        foreach (var claim in new Element(document, meta)["profile"u8].Items)
        {
            if (claim.Kind == ElementKind.String && claim.Text is { Length: > 0 } url)
                Against(index, plan, url, claim.Index);
        }
    }

    /// <summary>Holds the resource at a node to one profile.</summary>
    private void Against(int index, TypePlan plan, string url, int place)
    {
        const string Core = "http://hl7.org/fhir/StructureDefinition/";
        if (url.StartsWith(Core, StringComparison.Ordinal) && Definitions.R4Definitions.Type(url[Core.Length..]) is { } type)
        {
            if (!plan.Type.Is(type))
                findings.Error(place, "structure", $"The profile is of {type.Name}, not of {plan.Type.Name}.");
            return;
        }
        if (context.Profiles.Find(url) is not { } profile)
            findings.Warning(place, "not-found", "The profile is not known here, so the resource was not held to it.");
        else if (!plan.Type.Is(profile.Type))
            findings.Error(place, "structure", $"The profile is of {profile.Type.Name}, not of {plan.Type.Name}.");
        else
            Held(profile, PathValue.Node(document, index, -1, plan.Type));
    }

    private void Held(Profile profile, in PathValue focus)
    {
        Session.Resource = PathValue.Node(document, resource, -1, PathValue.TypeOf(document, resource));
        Session.Root = PathValue.Node(document, root, -1, PathValue.TypeOf(document, root));
        Session.Enter(profile, focus, findings);
    }

    /// <summary>An extension and the definition of its URL. Source: FHIR R4 §2.5.0.2 defining extensions.</summary>
    private void Defined(int index, ReadOnlySpan<byte> url, bool isNested, PropertyPlan? holder)
    {
        var isModifier = holder?.Element.Name == "modifierExtension";
        if (url.IndexOf((byte)'|') is var bar and > 0)
        {
            findings.Error(index, "invalid", "The URL of an extension names no version.");
            url = url[..bar];
        }
        if (context.Profiles.Extension(url) is not { } definition)
        {
            // Parts of an extension have relative URLs; the definition of the whole says which.
            if (!isNested || References.ReferenceText.IsAbsolute(url))
                UnknownExtension(index, url, isModifier);
            return;
        }
        if (definition.IsModifier != isModifier)
            findings.Error(index, "structure", isModifier ? "The extension is no modifier, and must not be used as one." : "The extension is a modifier, and must be used as one.");
        Held(definition, PathValue.Node(document, index, -1, definition.Type));
        new ExtensionPlace(Session, findings).Check(definition, index);
    }

    private void UnknownExtension(int index, ReadOnlySpan<byte> url, bool isModifier)
    {
        var name = System.Text.Encoding.UTF8.GetString(url);
        if (options.ExtensionDomains.Any(d => name.StartsWith(d, StringComparison.Ordinal)))
            return;
        var severity = options.UnknownExtensions;
        if (IsExample(name))
            severity = options.AllowExamples ? IssueSeverity.Information : severity;
        else if (IsCore(name) && severity < IssueSeverity.Warning)
            severity = IssueSeverity.Warning;
        if (!isModifier && OtherVersions.IsModifier(name))
            severity = IssueSeverity.Error;
        // An unknown modifier may turn the meaning round: nobody may act on the element.
        if (isModifier && !(options.AllowExamples && IsExample(name)))
            severity = IssueSeverity.Error;
        findings.Add(severity, index, "extension", "The extension is not known here.");
    }

    /// <summary>True for an extension of HL7's that belongs to no guide: later versions of FHIR and its packages have more of them than R4.</summary>
    private static bool IsCore(string url) => url.StartsWith("http://hl7.org/fhir/", StringComparison.Ordinal)
        && !url.StartsWith("http://hl7.org/fhir/uv/", StringComparison.Ordinal) && !url.StartsWith("http://hl7.org/fhir/us/", StringComparison.Ordinal);

    private static bool IsExample(string url) => url.Contains("example.org", StringComparison.Ordinal) || url.Contains("acme.com", StringComparison.Ordinal);
}
