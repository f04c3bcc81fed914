using System.Security.Cryptography;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Search;
using Chartroom.Store.Documents;
using Chartroom.Store.Indexing;
using Chartroom.Store.Search;

namespace Chartroom.Store.Writing;

/// <summary>
/// Does everything of a transaction that needs no lock: resolves conditions against a snapshot, gives ids, rewrites
/// references, extracts search values, packs bodies. Runs on the caller's thread, so many run at once beside the one writer.
/// </summary>
internal sealed class TransactionPreparer(SearchCatalog catalog, BodyCodec codec, TimeProvider clock)
{
    /// <summary>The transaction ready for the writer, or why it is refused.</summary>
    /// <param name="find">Finds at most two keys for a condition, at the snapshot <paramref name="t"/>.</param>
    public (PreparedTransaction? Prepared, CommitResult.Refused? Refused) Prepare(
        RecordTransaction transaction, long t, Func<SearchQuery, IReadOnlyList<ResourceKey>> find)
    {
        var plan = new Plan(transaction, find);
        for (var i = 0; i < transaction.Writes.Count; i++)
        {
            if (plan.Resolve(i, transaction.Writes[i], NewId) is { } refused)
                return (null, refused);
        }
        if (plan.ResolveReferences() is { } broken)
            return (null, broken);
        var writes = new PreparedWrite[transaction.Writes.Count];
        for (var i = 0; i < writes.Length; i++)
            writes[i] = Prepare(transaction.Writes[i], plan.Targets[i], plan.References);
        return (new PreparedTransaction(transaction.Who, t, writes, plan.Conditions, transaction.Journal ?? []), null);
    }

    private string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("D");

    private PreparedWrite Prepare(RecordWrite write, Target target, Dictionary<string, string> references)
    {
        if (target.IsFound)
            return new PreparedWrite { Key = target.Key, Method = WriteMethod.Post, IsFound = true };
        switch (write)
        {
            case RecordWrite.Create create:
                return Document(create.Document, target, WriteMethod.Post, ifMatch: null, references);
            case RecordWrite.Update update:
                var method = update.Method == "PATCH" ? WriteMethod.Patch : WriteMethod.Put;
                return Document(update.Document, target, method, update.IfMatch, references);
            case RecordWrite.Delete delete:
                var body = CanonicalBody.Deleted(target.Key);
                return new PreparedWrite
                {
                    Key = target.Key,
                    Method = WriteMethod.Delete,
                    IfMatch = delete.IfMatch,
                    Body = body,
                    Packed = codec.Pack(body),
                    BodyHash = SHA256.HashData(body),
                };
            default:
                throw new InvalidOperationException($"No such write: {write.GetType().Name}.");
        }
    }

    private PreparedWrite Document(
        ResourceDocument document, Target target, WriteMethod method, long? ifMatch, Dictionary<string, string> references)
    {
        var (body, rewritten) = CanonicalBody.Write(document, target.Key.Id, references);
        var values = new List<SearchValue>(24);
        catalog.Extract(rewritten ? ResourceDocument.Trusted(body) : document, values);
        return new PreparedWrite
        {
            Key = target.Key,
            Method = method,
            IfMatch = ifMatch,
            IsFresh = target.IsFresh,
            Body = body,
            Packed = codec.Pack(body),
            BodyHash = SHA256.HashData(body),
            Index = IndexDraft.Of(target.Key.Type, values, SearchCatalog.Patient(target.Key.Type, values)),
        };
    }

    /// <summary>Where a write goes.</summary>
    private readonly record struct Target(ResourceKey Key, bool IsFresh = false, bool IsFound = false);

    /// <summary>The targets of all writes and what references to them become.</summary>
    private sealed class Plan(RecordTransaction transaction, Func<SearchQuery, IReadOnlyList<ResourceKey>> find)
    {
        private readonly HashSet<ResourceKey> seen = [];

        public List<Target> Targets { get; } = [];

        public Dictionary<string, string> References { get; } = [];

        public List<PreparedCondition> Conditions { get; } = [];

        public CommitResult.Refused? Resolve(int i, RecordWrite write, Func<string> newId)
        {
            var (target, refused) = write switch
            {
                RecordWrite.Create create => ResolveCreate(i, create, newId),
                RecordWrite.Update update => ResolveUpdate(i, update, newId),
                RecordWrite.Delete delete => ResolveDelete(i, delete),
                _ => throw new InvalidOperationException($"No such write: {write.GetType().Name}."),
            };
            if (refused is not null)
                return refused;
            if (!target.IsFound && !seen.Add(target.Key))
                return Refuse(i, 400, "duplicate", "The transaction writes the same resource twice.");
            Targets.Add(target);
            var fullUrl = write switch { RecordWrite.Create c => c.FullUrl, RecordWrite.Update u => u.FullUrl, _ => null };
            if (fullUrl is { Length: > 0 })
                References[fullUrl] = target.Key.ToString();
            return null;
        }

        /// <summary>References that are searches. Source: FHIR R4 §3.1.0.11.3 Conditional references.</summary>
        public CommitResult.Refused? ResolveReferences()
        {
            for (var i = 0; i < transaction.Writes.Count; i++)
            {
                var document = transaction.Writes[i] switch
                {
                    RecordWrite.Create c => c.Document,
                    RecordWrite.Update u => u.Document,
                    _ => null,
                };
                if (document is null || document.Utf8.Span.IndexOf((byte)'?') < 0)
                    continue;
                if (ConditionalReferences.In(document).Select(r => ResolveReference(i, r)).FirstOrDefault(r => r is not null) is { } refused)
                    return refused;
            }
            return null;
        }

        private static CommitResult.Refused Refuse(int write, int status, string code, string text) =>
            new(write, status, [Issue.Error(code, text)]);

        private (Target, CommitResult.Refused?) ResolveCreate(int i, RecordWrite.Create create, Func<string> newId)
        {
            var type = create.Document.ResourceType;
            if (type.Length == 0)
                return (default, Refuse(i, 400, "structure", "The resource has no resourceType."));
            if (create.IfNoneExist is { } condition)
            {
                var found = Find(i, condition);
                if (found.Count > 1)
                    return (default, Refuse(i, 412, "multiple-matches", "More than one resource meets If-None-Exist."));
                if (found.Count == 1)
                    return (new Target(found[0], IsFound: true), null);
            }
            return (new Target(new ResourceKey(type, newId()), IsFresh: true), null);
        }

        private (Target, CommitResult.Refused?) ResolveUpdate(int i, RecordWrite.Update update, Func<string> newId)
        {
            var (key, own) = (update.Key, update.Document.Id);
            if (update.Document.ResourceType != key.Type)
                return (default, Refuse(i, 400, "invalid", "The resource is not of the type of its address."));
            if (update.Where is { } condition)
            {
                var found = Find(i, condition);
                if (found.Count > 1)
                    return (default, Refuse(i, 412, "multiple-matches", "More than one resource meets the condition of the update."));
                if (found.Count == 1 && own.Length > 0 && own != found[0].Id)
                    return (default, Refuse(i, 400, "invalid", "The id of the resource is not the id of the one that the condition finds."));
                if (found.Count == 1)
                    return (new Target(found[0]), null);
                key = key with { Id = own };
                if (own.Length == 0)
                    return (new Target(key with { Id = newId() }, IsFresh: true), null);
            }
            if (!IdBytes.IsLegal(key.Id))
                return (default, Refuse(i, 400, "invalid", "The id is not a legal one: 1 to 64 letters, digits, '-' and '.'."));
            return own.Length > 0 && own != key.Id
                ? (default, Refuse(i, 400, "invalid", "The id of the resource is not the id of its address."))
                : (new Target(key), null);
        }

        private (Target, CommitResult.Refused?) ResolveDelete(int i, RecordWrite.Delete delete)
        {
            if (delete.Where is not { } condition)
                return (new Target(delete.Key), null);
            var found = Find(i, condition);
            return found.Count switch
            {
                0 => (new Target(delete.Key with { Id = "" }, IsFound: true), null),
                1 => (new Target(found[0]), null),
                _ => (default, Refuse(i, 412, "multiple-matches", "More than one resource meets the condition of the deletion.")),
            };
        }

        private CommitResult.Refused? ResolveReference(int i, string reference)
        {
            if (References.ContainsKey(reference))
                return null;
            var query = ConditionalReferences.Query(reference);
            if (!query.Succeeded)
                return new CommitResult.Refused(i, 400, query.Issues);
            var found = Find(i, query.Value);
            if (found.Count != 1)
                return Refuse(i, 412, found.Count == 0 ? "not-found" : "multiple-matches", "A conditional reference does not find exactly one resource.");
            References[reference] = found[0].ToString();
            return null;
        }

        private IReadOnlyList<ResourceKey> Find(int write, SearchQuery query)
        {
            var found = find(query);
            Conditions.Add(new PreparedCondition(write, query, found));
            return found;
        }
    }
}
