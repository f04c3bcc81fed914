using Chartroom.Store.Documents;
using Chartroom.Store.Search;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Reading;

/// <summary>A version with its numbers.</summary>
internal sealed record FoundVersion(long Rid, long Lid, long Compartment, StoredVersion Version);

/// <summary>A row of <c>version</c> by its number, and the compartment that it lies in.</summary>
internal readonly record struct RowPlace(long Rid, long Compartment);

/// <summary>Reads versions: one, many, history, changes. Every statement carries what the asker may see.</summary>
internal static class VersionReader
{
    private const string Columns = "v.rid, v.lid, v.number, v.t, v.at, v.method, v.body, v.compartment";

    /// <summary>The row of an entity that a condition is about; arguments 1 and 2 are its type and id.</summary>
    private const string OfEntity =
        $"select {Columns} from entity n join version v on v.lid = n.lid where n.type = $1 and n.id = $2";

    private const string InItsCompartment = " and v.compartment = n.compartment";

    /// <summary>The version of a resource that was current at the snapshot, deleted or not.</summary>
    public static StoredVersion? Current(SearchScope scope, ResourceKey key) =>
        OfResource(scope, key, sql => $"v.rid <= {sql.Add(scope.LastRid)}");

    public static StoredVersion? Numbered(SearchScope scope, ResourceKey key, long number) =>
        OfResource(scope, key, sql => $"v.number = {sql.Add(number)}");

    /// <summary>The current versions of those resources that are there and may be seen, in the order of the keys.</summary>
    public static List<StoredVersion> CurrentOfMany(SearchScope scope, IReadOnlyCollection<ResourceKey> keys)
    {
        if (!scope.Session.IsServer)
            return [.. keys.Select(k => Current(scope, k)).OfType<StoredVersion>().Where(v => !v.IsDeleted)];
        var found = CurrentAtOnce(scope, keys, InItsCompartment);
        var missing = keys.Where(k => !found.ContainsKey(k)).ToList();
        foreach (var (key, version) in missing.Count > 0 ? CurrentAtOnce(scope, missing, "") : [])
            found[key] = version;
        return [.. keys.Select(k => found.GetValueOrDefault(k)).OfType<StoredVersion>()];
    }

    /// <summary>The rows of those places, in their order.</summary>
    public static List<FoundVersion> Rows(SearchScope scope, IReadOnlyList<RowPlace> places)
    {
        var found = new List<FoundVersion>(places.Count);
        if (scope.Session.IsServer && places.Count > 0)
            return RowsAtOnce(scope, places);
        foreach (var place in places)
        {
            using var cursor = scope.Session.Query($"select {Columns} from version v where v.rid = $1", place.Rid);
            if (cursor.Read())
                found.Add(Read(cursor, scope.Codec));
        }
        return found;
    }

    /// <summary>
    /// Versions newest first, before row <paramref name="before"/>, with the row of each: of one resource, of a type, of everything.
    /// </summary>
    public static List<FoundVersion> History(SearchScope scope, ResourceKey key, long before, long? since, int count)
    {
        if (key.Type.Length > 0 && !scope.Allows(key.Type))
            return [];
        var sql = new SqlText();
        var where = $"v.rid <= {sql.Add(scope.LastRid)} and v.rid < {sql.Add(before)}";
        if (key.Id.Length > 0)
        {
            if (scope.EntityOf(key.Type, key.Id) is not { } entity)
                return [];
            where += $" and v.lid = {sql.Add(entity.Lid)}";
        }
        else if (key.Type.Length > 0)
        {
            if (scope.Names.Type(scope.Session, key.Type) is not { } type)
                return [];
            where += $" and v.type = {sql.Add(type)}";
        }
        if (since is { } moment)
            where += $" and v.at >= {sql.Add(moment)}";
        where += scope.Permitted(sql, key.Type, "v");
        return scope.Session.Rows(
            c => Read(c, scope.Codec), $"select {Columns} from version v where {where} order by v.rid desc limit {sql.Add(count)}", sql.Arguments);
    }

    /// <summary>All versions after a row, in order of commit.</summary>
    public static List<FoundVersion> After(SqlSession session, BodyCodec codec, long rid, long last, int count) =>
        session.Rows(c => Read(c, codec), $"select {Columns} from version v where v.rid > $1 and v.rid <= $2 order by v.rid limit $3", rid, last, count);

    /// <summary>All versions of some types after a row, in order of commit.</summary>
    public static List<FoundVersion> After(SqlSession session, BodyCodec codec, IReadOnlyList<long> types, long rid, long last, int count) =>
        types.Count == 0 ? [] : session.Rows(
            c => Read(c, codec),
            $"select {Columns} from version v where v.rid > $1 and v.rid <= $2 and v.type in ({string.Join(',', types)}) order by v.rid limit $3",
            rid,
            last,
            count);

    /// <summary>
    /// The latest version of a resource that meets a condition. Nearly always it lies in the compartment that the resource has now;
    /// only one that moved since is looked for everywhere.
    /// </summary>
    private static StoredVersion? OfResource(SearchScope scope, ResourceKey key, Func<SqlText, string> condition)
    {
        if (!scope.Allows(key.Type) || scope.Names.Type(scope.Session, key.Type) is not { } type)
            return null;
        StoredVersion? Look(string more)
        {
            var sql = new SqlText();
            sql.Add(type);
            sql.Add(IdBytes.Of(key.Id));
            var text = $"{OfEntity} and {condition(sql)}{more}{scope.Permitted(sql, key.Type, "v")} order by v.rid desc limit 1";
            using var cursor = scope.Session.Query(text, sql.Arguments);
            return cursor.Read() ? Read(cursor, scope.Codec).Version : null;
        }
        return scope.Session.IsServer ? Look(InItsCompartment) ?? Look("") : Look("");
    }

    private static Dictionary<ResourceKey, StoredVersion> CurrentAtOnce(SearchScope scope, IReadOnlyCollection<ResourceKey> keys, string more)
    {
        var asked = keys.Where(k => scope.Allows(k.Type))
            .Select(k => (Type: scope.Names.Type(scope.Session, k.Type), k.Id)).Where(k => k.Type is not null).ToList();
        if (asked.Count == 0)
            return [];
        var sql = new SqlText();
        var types = sql.Add(string.Join(',', asked.Select(a => a.Type)));
        var ids = sql.Add(string.Join(',', asked.Select(a => Convert.ToHexStringLower(IdBytes.Of(a.Id)))));
        var text =
            $"""
             select {Columns} from unnest(string_to_array({types}, ',')::integer[], string_to_array({ids}, ',')) as w (type, id)
             join entity n on n.type = w.type and n.id = decode(w.id, 'hex')
             join version v on v.lid = n.lid{more} where v.method <> 3 and {scope.Visible(sql, "", "v")}
             """;
        return scope.Session.Rows(c => Read(c, scope.Codec).Version, text, sql.Arguments).ToDictionary(v => v.Key);
    }

    private static List<FoundVersion> RowsAtOnce(SearchScope scope, IReadOnlyList<RowPlace> places)
    {
        var first = places[0].Compartment;
        var rids = string.Join(',', places.Select(p => p.Rid));
        // Of one compartment, as a chart's are, it is one part of the table; of several, each row says where it lies.
        var found = places.All(p => p.Compartment == first)
            ? scope.Session.Rows(
                c => Read(c, scope.Codec),
                $"select {Columns} from version v where v.compartment = $1 and v.rid = any(string_to_array($2, ',')::bigint[])",
                first,
                rids)
            : scope.Session.Rows(
                c => Read(c, scope.Codec),
                $"""
                 select {Columns} from unnest(string_to_array($1, ',')::bigint[], string_to_array($2, ',')::bigint[]) as w (rid, compartment)
                 join version v on v.rid = w.rid and v.compartment = w.compartment
                 """,
                rids,
                string.Join(',', places.Select(p => p.Compartment)));
        var byRow = found.ToDictionary(f => f.Rid);
        return [.. places.Select(p => byRow.GetValueOrDefault(p.Rid)).OfType<FoundVersion>()];
    }

    private static FoundVersion Read(SqlCursor cursor, BodyCodec codec)
    {
        var method = (WriteMethod)cursor.Integer(5);
        var (number, at) = (cursor.Integer(2), cursor.Integer(4));
        var body = codec.Unpack(cursor.BlobSpan(6));
        var version = new StoredVersion(
            CanonicalBody.Key(body),
            number,
            cursor.Integer(3),
            DateTimeOffset.FromUnixTimeMilliseconds(at),
            method.Text(),
            method == WriteMethod.Delete ? null : CanonicalBody.Stamp(body, number, at));
        return new FoundVersion(cursor.Integer(0), cursor.Integer(1), cursor.Integer(7), version);
    }
}
