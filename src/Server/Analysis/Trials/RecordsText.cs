using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>
/// Which records a trial is about, as an analyst writes it, in the words of FHIR's addresses:
/// <list type="bullet">
/// <item><c>Observation</c>: all of a type; <c>Observation?code=2160-0</c>: those that a search finds</item>
/// <item><c>Observation/123</c>: one resource</item>
/// <item><c>Patient/123/Observation</c>: one patient's of a type; <c>Patient/123/*</c>: the whole chart; either with a search behind it</item>
/// </list>
/// For a view the type goes without saying: nothing is all of its type, <c>Patient/123</c> is that patient's of its type.
/// Source: FHIR R4 §3.1.0.1 (addresses), §3.1.1 (search), §3.1.1.2 (compartments).
/// </summary>
/// <param name="One">The one resource; null = those of <paramref name="Query"/>.</param>
internal sealed record RecordsText(ResourceKey? One, SearchQuery? Query)
{
    /// <summary>Resources that are read at once.</summary>
    private const int PageSize = 200;

    /// <summary>The type that is read; empty = several.</summary>
    public string Type => One?.Type ?? Query!.Type;

    /// <summary>Reads what was written; <paramref name="viewed"/> is the type of the view, null for an expression.</summary>
    public static Parsed<RecordsText> Parse(string text, string? viewed)
    {
        var (address, search) = text.Trim().Split('?', 2) is [var before, var after] ? (before, after) : (text.Trim(), "");
        var parts = address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var first, ..] && !R4Definitions.IsResourceType(first))
            return Wrong("The records begin with a resource type of R4, such as Observation or Patient/123.");
        return (parts, viewed) switch
        {
            ([], null) => Wrong("Say on which records: Observation, Observation?code=2160-0, Patient/123 or Patient/123/Observation."),
            ([], _) => Search(viewed, search, null),
            ([var type], _) when viewed is not null && type != viewed => Wrong($"The view shows {viewed}, not {type}."),
            ([var type], _) => Search(type, search, null),
            (["Patient", var id], not (null or "Patient")) => Search(viewed, search, id),
            ([var type, _], _) when viewed is not null && type != viewed => Wrong($"The view shows {viewed}, not {type}."),
            ([var type, var id], _) when search.Length == 0 => new RecordsText(new ResourceKey(type, id), null),
            (["Patient", var id, var type], _) when type == "*" => Search(viewed ?? "", search, id),
            (["Patient", _, var type], _) when viewed is not null && type != viewed => Wrong($"The view shows {viewed}, not {type}."),
            (["Patient", var id, var type], _) when R4Definitions.IsResourceType(type) => Search(type, search, id),
            _ => Wrong("This is no address of records. Write Observation, Observation?code=2160-0, Patient/123 or Patient/123/Observation."),
        };
    }

    private static Parsed<RecordsText> Search(string type, string search, string? patient)
    {
        var query = SearchQuery.Parse(type, search);
        return query.Succeeded
            ? new RecordsText(null, query.Value with { Compartment = patient, Includes = null, Count = PageSize, Total = TotalMode.None, Cursor = null })
            : new Parsed<RecordsText>([query.Issues[0] with { Path = "records" }]);
    }

    private static Issue Wrong(string why) => Issue.Error("invalid", why, "records");
}
