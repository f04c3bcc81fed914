using System.Collections.Concurrent;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Terminology;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// The code-set releases as code systems, by the canonical URLs that FHIR gives them; each is read when first asked for.
/// Source: FHIR R4 §4.3 Using Codes in Resources, external code systems; design.md §5.
/// </summary>
internal sealed class ReleaseCodeSystems(DirectoryInfo? codes)
{
    private static readonly Dictionary<string, string> Urls = new()
    {
        ["http://hl7.org/fhir/sid/icd-10-cm"] = CodeSystemNames.Icd10Cm,
        ["http://www.cms.gov/Medicare/Coding/ICD10"] = CodeSystemNames.Icd10Pcs,
        ["http://hl7.org/fhir/sid/icd-10-pcs"] = CodeSystemNames.Icd10Pcs,
        ["http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"] = CodeSystemNames.Hcpcs,
        ["http://hl7.org/fhir/sid/cvx"] = CodeSystemNames.Cvx,
    };

    private readonly ConcurrentDictionary<string, Lazy<CodeTable?>> read = new();

    /// <summary>The system of a URL, or null when no release holds it.</summary>
    public CodeTable? Find(string url) =>
        codes is not null && Urls.TryGetValue(url, out var name)
            ? read.GetOrAdd(url, u => new Lazy<CodeTable?>(() => Read(u, name, codes.FullName))).Value
            : null;

    private static CodeTable? Read(string url, string name, string folder)
    {
        try
        {
            var system = CodeSystem.Read(name, folder);
            var version = CodeReleases.Open(folder).Latest(name);
            return new CodeTable(url, name, [.. system.Concepts.Select(Entry)], isCaseSensitive: false)
            {
                Version = version.Value?.Version,
                Spelling = code => system.Find(code)?.Shown ?? code,
            };
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static CodeEntry Entry(Concept concept) => new(concept.Shown, concept.Display)
    {
        Parents = concept.Parent is { } parent ? [parent.Shown] : [],
        IsAbstract = !concept.IsCode,
        IsInactive = concept.ValidTo is not null,
    };
}
