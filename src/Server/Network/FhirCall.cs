using Chartroom.Fhir.Documents;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Server.Network.Bulk;
using Chartroom.Server.Network.Operations;
using Chartroom.Server.Network.Subscriptions;
using Chartroom.Server.Network.Terminology;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>What every interaction works with.</summary>
internal sealed record FhirDoor(
    IRecordStore Store, AuditTrail Audit, ServerSettings Settings, TimeProvider Clock, ExportJobs Exports, SubscriptionFeed Subscriptions,
    PossibleDuplicates Duplicates, StoredDefinitions Definitions)
{
    public CodeTables Tables { get; } = new(Store, CommonOptions.ResolveCodes(Settings.Codes, Settings.Data));

    public Reindex Reindex { get; } = new(Store);

    public CodeSets Sets => field ??= new CodeSets(Store, Tables);
}

/// <summary>
/// One interaction as asked: by a request, or by an entry of a batch. Conditions are as their headers say them.
/// </summary>
/// <param name="Base">The address of the FHIR door, without a slash at the end.</param>
/// <param name="Query">The query string without its question mark.</param>
internal sealed record FhirCall(FhirDoor Door, Caller Caller, string Method, string Base, string Query, CancellationToken Cancel)
{
    public string Type { get; init; } = "";

    public string Id { get; init; } = "";

    public string Version { get; init; } = "";

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public string? IfNoneExist { get; init; }

    public string? IfModifiedSince { get; init; }

    public ResourceDocument? Body { get; init; }

    /// <summary>The media type of the body, which tells the kinds of patch apart.</summary>
    public string? BodyType { get; init; }

    /// <summary>The body as sent, where it is not a resource.</summary>
    public ReadOnlyMemory<byte> RawBody { get; init; }

    /// <summary>True with <c>Prefer: handling=strict</c>: an unknown search parameter is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>True with <c>Prefer: return=representation</c>: a transaction answers with the resources.</summary>
    public bool WantsBodies { get; init; }

    /// <summary>True with <c>Prefer: respond-async</c>: the answer may come later, at an address of its own.</summary>
    public bool WantsAsync { get; init; }

    /// <summary>The media types that the client takes, as it says them.</summary>
    public string? Accept { get; init; }

    public IRecordStore Store => Door.Store;

    public Access Access => Caller.Access;

    public ResourceKey Key => new(Type, Id);
}
