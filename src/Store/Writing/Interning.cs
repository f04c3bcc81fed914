using Chartroom.Store.Documents;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Writing;

/// <summary>
/// The writer's numbers for names, codes and entities: remembered while they fit, looked up when they do not, and given
/// when they are new. Forgotten whole when a transaction fails or another process has written.
/// </summary>
internal sealed class Interning(SqlSession session, RowBatch rows)
{
    private const int MostCodes = 200_000;
    private const int MostEntities = 200_000;

    private readonly Dictionary<(NameKind, string), long> names = [];
    private readonly Dictionary<(string Type, string Code), long> parameters = [];
    private readonly Dictionary<(long System, string Code), long> codes = [];
    private readonly Dictionary<(long Type, string Id), Entity> entities = [];
    private readonly HashSet<(long, string)> displays = [];
    private readonly List<Entity> waiting = [];

    public long LastName { get; set; }

    public long LastCode { get; set; }

    public long LastLid { get; set; }

    /// <summary>Forgets all that is remembered, and goes on counting from what the database holds.</summary>
    public void Reset(Head head)
    {
        names.Clear();
        parameters.Clear();
        codes.Clear();
        entities.Clear();
        displays.Clear();
        waiting.Clear();
        (LastName, LastCode, LastLid) = (head.Name, head.Code, head.Lid);
    }

    /// <summary>Keeps memory within bounds; called when no rows are waiting.</summary>
    public void Trim()
    {
        if (codes.Count > MostCodes)
            codes.Clear();
        if (displays.Count > MostCodes)
            displays.Clear();
        if (entities.Count > MostEntities)
            entities.Clear();
    }

    public long Type(string type) => Name(NameKind.Type, type);

    public long Parameter(string type, string code)
    {
        if (parameters.TryGetValue((type, code), out var id))
            return id;
        return parameters[(type, code)] = Name(NameKind.Parameter, $"{type}.{code}");
    }

    /// <summary>The number of a code in a system; no system is system 0.</summary>
    public long Code(string? system, string code)
    {
        var space = system is null ? 0 : Name(NameKind.System, system);
        if (codes.TryGetValue((space, code), out var id))
            return id;
        if (session.Scalar("select id from code where code = $1 and system = $2", code, space) is { } known)
            return codes[(space, code)] = known;
        rows.Codes.Add(new CodeRow(code, space, ++LastCode));
        return codes[(space, code)] = LastCode;
    }

    public void Display(long code, string text)
    {
        if (displays.Add((code, text))
            && session.Scalar("select 1 from display where text = $1 and value = $2", text, code) is null)
            rows.Displays.Add(new DisplayRow(text, code));
    }

    /// <summary>The entity of a type and id; made when it is new. <paramref name="fresh"/>: the id was made just now.</summary>
    public Entity Entity(string type, string id, bool fresh = false)
    {
        var space = type.Length == 0 ? 0 : Type(type);
        if (entities.TryGetValue((space, id), out var entity))
            return entity;
        if (!fresh && Load(space, id) is { } known)
            return known;
        entity = new Entity(space, id, ++LastLid) { StateKnown = true, Row = rows.Entities.Count };
        if (type == "Patient")
            entity.Compartment = entity.Lid;
        waiting.Add(entity);
        rows.Entities.Add(new EntityRow(space, IdBytes.Of(id), entity.Lid, entity.Compartment));
        return entities[(space, id)] = entity;
    }

    /// <summary>The entity if it is there; nothing is made.</summary>
    public Entity? Find(string type, string id)
    {
        var space = Type(type);
        return entities.GetValueOrDefault((space, id)) ?? Load(space, id);
    }

    /// <summary>Moves an entity to a compartment, in the waiting row or in the table.</summary>
    public void Place(Entity entity, long compartment)
    {
        if (entity.Compartment == compartment)
            return;
        entity.Compartment = compartment;
        if (entity.Row >= 0)
            rows.Entities[entity.Row] = rows.Entities[entity.Row] with { Compartment = compartment };
        else
            session.Execute("update entity set compartment = $1 where type = $2 and id = $3", compartment, entity.Type, IdBytes.Of(entity.Id));
    }

    /// <summary>The waiting rows were written: none is waiting any more.</summary>
    public void Flushed()
    {
        foreach (var entity in waiting)
            entity.Row = -1;
        waiting.Clear();
    }

    private Entity? Load(long type, string id)
    {
        Entity entity;
        using (var cursor = session.Query("select lid, compartment from entity where type = $1 and id = $2", type, IdBytes.Of(id)))
        {
            if (!cursor.Read())
                return null;
            entity = new Entity(type, id, cursor.Integer(0)) { Compartment = cursor.Integer(1) };
        }
        return entities[(type, id)] = entity;
    }

    private long Name(NameKind kind, string text)
    {
        if (names.TryGetValue((kind, text), out var id))
            return id;
        if (session.Scalar("select id from name where kind = $1 and text = $2", (long)kind, text) is { } known)
            return names[(kind, text)] = known;
        rows.Names.Add(new NameRow(++LastName, kind, text));
        return names[(kind, text)] = LastName;
    }
}

/// <summary>A logical resource as the writer remembers it: its number, and where its current version stands.</summary>
internal sealed class Entity(long type, string id, long lid)
{
    public long Type => type;

    public string Id => id;

    public long Lid => lid;

    public long Compartment { get; set; }

    /// <summary>The position of the waiting row, -1 when it is written.</summary>
    public int Row { get; set; } = -1;

    /// <summary>False until the current version was looked up.</summary>
    public bool StateKnown { get; set; }

    /// <summary>The row of the current version, 0 when there is none yet.</summary>
    public long Rid { get; set; }

    public long Number { get; set; }

    public bool Deleted { get; set; }

    public bool Exists => Rid > 0 && !Deleted;

    public void Learn(SqlSession session)
    {
        if (StateKnown)
            return;
        using var cursor = session.Query("select rid, number, method from version where lid = $1 order by rid desc limit 1", lid);
        if (cursor.Read())
            (Rid, Number, Deleted) = (cursor.Integer(0), cursor.Integer(1), cursor.Integer(2) == (long)WriteMethod.Delete);
        StateKnown = true;
    }
}

/// <summary>How a version came to be, as the <c>method</c> column keeps it.</summary>
internal enum WriteMethod : byte { Post = 1, Put = 2, Delete = 3, Patch = 4 }

internal static class WriteMethods
{
    /// <summary>The method as history shows it.</summary>
    public static string Text(this WriteMethod method) => method switch
    {
        WriteMethod.Post => "POST",
        WriteMethod.Put => "PUT",
        WriteMethod.Delete => "DELETE",
        _ => "PATCH",
    };
}
