using System.Security.Cryptography;
using System.Text;
using Chartroom.Fhir.Views;
using Chartroom.Server.Analysis.Trials;
using Chartroom.Store;
using Chartroom.Store.Projections;
using Chartroom.Store.Sql;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>
/// The table <c>view_NAME</c>: a row for each row that the view gives of a current resource, behind the resource's id in <c>_id</c>. A
/// resource that the view fails on has no rows there but one in <c>viewfault_NAME</c>, with the reason. Names are in small letters, so
/// that both databases find them however a query writes them.
/// </summary>
internal sealed class ViewTable : SqlProjection
{
    /// <summary>The beginning of the names of all tables of views; no other table begins so.</summary>
    public const string Prefix = "view_";

    private const string FaultPrefix = "viewfault_";

    /// <summary>Rises when the same definition would give other columns or values than before.</summary>
    private const int Form = 1;

    /// <summary>Rows that go to a database server in one statement.</summary>
    private const int RowsAtOnce = 40;

    private readonly ViewDefinition view;

    public ViewTable(KeptView kept)
    {
        view = kept.View.Value ?? throw new ArgumentException("Only a view that can be a table becomes one.", nameof(kept));
        Name = NameOf(kept.Name);
        FaultTable = FaultPrefix + Folded(kept.Name);
        Columns = [.. view.Columns.Select(ViewTableColumn.Of)];
        Types = new HashSet<string> { view.Resource };
        Version = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Form} {kept.Definition}"))) & int.MaxValue;
    }

    public override string Name { get; }

    public string FaultTable { get; }

    public IReadOnlyList<ViewTableColumn> Columns { get; }

    public override int Version { get; }

    public override IReadOnlyList<string> Tables => [Name, FaultTable];

    public override IReadOnlySet<string> Types { get; }

    public override string Definition =>
        $"""
         create table {Name} (_id text not null{string.Concat(Columns.Select(c => $", \"{c.Name}\" {c.SqlType}"))});
         create index {Name}_id on {Name} (_id);
         create table {FaultTable} (_id text not null primary key, reason text not null);
         """;

    /// <summary>Those who may read the tables of views are the members of one role, where the database has it.</summary>
    public override string ServerDefinition =>
        $"""
         do $$ begin
           if exists (select from pg_roles where rolname = 'chartroom_analyst') then
             grant select on {Name}, {FaultTable} to chartroom_analyst;
           end if;
         end $$
         """;

    public static string NameOf(string view) => Prefix + Folded(view);

    /// <summary>The tables that go with the name of one.</summary>
    public static IReadOnlyList<string> TablesOf(string name) => [name, FaultPrefix + name[Prefix.Length..]];

    public static string Folded(string name) => string.Concat(name.Select(char.ToLowerInvariant));

    public override void Apply(SqlSession session, IReadOnlyList<StoredVersion> versions) => Plan(versions)(session);

    public override Action<SqlSession> Plan(IReadOnlyList<StoredVersion> versions)
    {
        var change = new Change();
        var run = new ViewRun(view) { RowLimit = TrialRows.MostOfOne };
        // Of several versions of one resource the last counts; what an earlier batch left is there unless the first one made it.
        foreach (var group in versions.Where(v => v.Key.Type == view.Resource).GroupBy(v => v.Key.Id))
        {
            if (group.First().Version > 1)
                change.Gone.Add(group.Key);
            if (group.Last().Document is { } document)
                Read(run, group.Key, document, change);
        }
        return session => Write(session, change);
    }

    private void Read(ViewRun run, string id, Fhir.Documents.ResourceDocument document, Change change)
    {
        var before = change.Rows.Count;
        string? misfit = null;
        var read = run.Rows(document, cells =>
        {
            var row = new SqlValue[Columns.Count + 1];
            row[0] = id;
            for (var i = 0; i < Columns.Count; i++)
            {
                if (!Columns[i].TryRead(cells.Span[i], out row[i + 1]))
                    misfit ??= $"The column {Columns[i].Name} is {Columns[i].SqlType}, and the value is none.";
            }
            change.Rows.Add(row);
        });
        if ((read ? misfit : run.Failure!.Text) is not { } reason)
            return;
        change.Rows.RemoveRange(before, change.Rows.Count - before);
        change.Faults.Add((id, reason));
    }

    private void Write(SqlSession session, Change change)
    {
        foreach (var id in change.Gone)
        {
            session.Execute($"delete from {Name} where _id = $1", id);
            session.Execute($"delete from {FaultTable} where _id = $1", id);
        }
        var atOnce = session.IsServer ? RowsAtOnce : 1;
        var (many, one) = (Insertion(atOnce), Insertion(1));
        for (var i = 0; i < change.Rows.Count;)
        {
            var isFull = change.Rows.Count - i >= atOnce;
            SqlValue[] arguments = isFull && atOnce > 1 ? [.. change.Rows.GetRange(i, atOnce).SelectMany(r => r)] : change.Rows[i];
            session.Execute(isFull ? many : one, arguments);
            i += isFull ? atOnce : 1;
        }
        foreach (var (id, reason) in change.Faults)
            session.Execute($"insert into {FaultTable} (_id, reason) values ($1, $2)", id, reason);
    }

    private string Insertion(int rows)
    {
        var text = new StringBuilder($"insert into {Name} (_id{string.Concat(Columns.Select(c => $", \"{c.Name}\""))}) values ");
        for (var row = 0; row < rows; row++)
        {
            var first = (row * (Columns.Count + 1)) + 1;
            text.Append(row == 0 ? "(" : ", (").Append('$').Append(first);
            for (var i = 0; i < Columns.Count; i++)
                text.Append(", ").Append(Columns[i].Argument(first + i + 1));
            text.Append(')');
        }
        return text.ToString();
    }

    /// <summary>What a batch of versions does to the tables.</summary>
    private sealed class Change
    {
        public List<string> Gone { get; } = [];

        public List<SqlValue[]> Rows { get; } = [];

        public List<(string Id, string Reason)> Faults { get; } = [];
    }
}
