using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation.Bundles;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Bundles met on the walk: references inside them, and the rules of the whole when it has been seen.</summary>
internal sealed partial class StructureWalk
{
    private readonly List<BundleIndex> bundles = [];
    private readonly Stack<BundleIndex> spareBundles = new();

    private void EnterBundle(int index)
    {
        var bundle = spareBundles.TryPop(out var spare) ? spare : new BundleIndex();
        bundle.Fill(document, index);
        bundles.Add(bundle);
    }

    private void LeaveBundle()
    {
        var bundle = bundles[^1];
        new BundleRules(document, bundle, findings).Check();
        bundles.RemoveAt(bundles.Count - 1);
        spareBundles.Push(bundle);
    }

    /// <summary>The resource in the bundle around that a reference leads to, or -1.</summary>
    private int InBundle(int index, ReferenceText reference)
    {
        var bundle = bundles[^1];
        var from = bundle.EntryOf(index);
        var to = bundle.Resolve(document, from, reference);
        if (to >= 0)
        {
            bundle.Link(from, to);
            return bundle.Entries[to].Resource;
        }
        if (reference.Form == ReferenceForm.Relative && bundle.ByUuid(document, reference.Id) is var same and >= 0
            && Definitions.R4Definitions.Resource(ChildString(document.Utf8.Span, bundle.Entries[same].Resource, "resourceType"u8)) != reference.Type)
            findings.Error(index, "structure", "The entry of that id is a resource of another type.");
        if (reference.Form == ReferenceForm.Urn && bundle.Kind != BundleKind.SearchSet && Shows(IssueSeverity.Warning))
            findings.Warning(index, "not-found", "The URN is of no entry of the bundle, and cannot be found elsewhere.");
        return -1;
    }
}
