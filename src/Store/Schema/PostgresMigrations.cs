using System.Text.RegularExpressions;

namespace Chartroom.Store.Schema;

/// <summary>
/// The schema on PostgreSQL. Every primary key ends in the compartment, so that the same tables can be partitioned, or
/// distributed by Citus, by the compartment. A new step goes to the end; a step that was released is never edited.
/// </summary>
internal static partial class PostgresMigrations
{
    /// <summary>The steps; with partitions, the tables of a compartment are cut into so many by its hash.</summary>
    public static IReadOnlyList<Migration> All(int partitions) =>
    [
        new(1, "record", Partition(Record, partitions)) { Hash = Migration.HashOf(Record), FormerHash = Migration.HashOf(Partition(Record, 0)) },
        new(2, "search", Partition(Search, partitions)) { Hash = Migration.HashOf(Search), FormerHash = Migration.HashOf(Partition(Search, 0)) },
        new(3, "intake", Intake),
        // Since then accents are folded without the system's tables, which are not there: é is found by e, and before it was not.
        new(4, "codes by number", "create index code_id on code (id);") { RebuildsSearch = true },
        new(5, "whole charts", Migration.WholeCharts),
    ];

    private const string Record = """
        create table head (
          one integer primary key check (one = 1), t bigint not null, at bigint not null, rid bigint not null,
          lid bigint not null, code bigint not null, name bigint not null, hash bytea not null);
        insert into head values (1, 0, 0, 0, 0, 0, 0, '');
        create table tx (t bigint primary key, at bigint not null, who text not null, last_rid bigint not null, hash bytea not null);
        create index tx_at on tx (at);
        create table entity (
          type integer not null, id bytea not null, lid bigint not null, compartment bigint not null, primary key (type, id));
        create table version (
          rid bigint not null, lid bigint not null, compartment bigint not null, type integer not null,
          number bigint not null, t bigint not null, at bigint not null, method integer not null,
          digest bytea not null, body bytea not null, primary key (rid, compartment)) /*by compartment*/;
        alter table version alter column body set storage external;
        create index version_lid on version (lid, rid);
        create index version_type on version (type, rid) where method <> 3;
        create table ended (rid bigint not null, next bigint not null, compartment bigint not null, primary key (rid, compartment)) /*by compartment*/;
        create table codec (id bigint primary key, name text not null, dictionary bytea not null);
        """;

    private const string Search = """
        create table name (id bigint primary key, kind integer not null, text text collate "C" not null, unique (kind, text));
        create table code (code text collate "C" not null, system bigint not null, id bigint not null, primary key (code, system));
        create table display (text text collate "C" not null, value bigint not null, primary key (text, value));
        create table token_ix (
          param integer not null, value bigint not null, rid bigint not null, compartment bigint not null,
          primary key (param, value, rid, compartment)) /*by compartment*/;
        create table reference_ix (
          param integer not null, value bigint not null, rid bigint not null, compartment bigint not null,
          primary key (param, value, rid, compartment)) /*by compartment*/;
        create index reference_rid on reference_ix (rid, param);
        create table string_ix (
          param integer not null, text text collate "C" not null, rid bigint not null, exact text collate "C" not null,
          compartment bigint not null, primary key (param, text, rid, exact, compartment)) /*by compartment*/;
        create index string_rid on string_ix (rid, param);
        create table date_ix (
          param integer not null, low bigint not null, high bigint not null, rid bigint not null,
          compartment bigint not null, primary key (param, low, rid, high, compartment)) /*by compartment*/;
        create index date_rid on date_ix (rid, param);
        create table date_long (
          param integer not null, low bigint not null, high bigint not null, rid bigint not null,
          compartment bigint not null, primary key (param, high, rid, low, compartment)) /*by compartment*/;
        create table number_ix (
          param integer not null, value double precision not null, unit bigint not null, rid bigint not null,
          compartment bigint not null, primary key (param, value, unit, rid, compartment)) /*by compartment*/;
        create index number_rid on number_ix (rid, param);
        create table composite_ix (
          param integer not null, a bigint not null, b bigint not null, low double precision not null,
          high double precision not null, rid bigint not null, compartment bigint not null,
          primary key (param, a, b, low, high, rid, compartment)) /*by compartment*/;
        create table chart_ix (
          compartment bigint not null, type integer not null, code bigint not null, newest bigint not null,
          rid bigint not null, primary key (compartment, type, code, newest, rid)) /*by compartment*/;
        """;

    private const string Intake = """
        create table content (hash bytea not null, part bigint not null, bytes bytea not null, primary key (hash, part));
        alter table content alter column bytes set storage external;
        create table journal (
          number bigint primary key, door text not null, kind text not null, item_key text not null, content bytea not null,
          content_type text, received_at bigint not null, state integer not null, attempts integer not null,
          reason text, processed_at bigint, unique (door, item_key, content));
        create index journal_state on journal (state, number);
        create table projection (name text primary key, version bigint not null, position bigint not null);
        """;

    private static string Partition(string sql, int partitions)
    {
        if (partitions == 0)
            return sql.Replace(" /*by compartment*/", "", StringComparison.Ordinal);
        var parts = CompartmentTable().Matches(sql).SelectMany(m => Enumerable.Range(0, partitions).Select(i =>
            $"create table {m.Groups["table"].Value}_{i} partition of {m.Groups["table"].Value} for values with (modulus {partitions}, remainder {i});"));
        return sql.Replace("/*by compartment*/", "partition by hash (compartment)", StringComparison.Ordinal) + "\n" + string.Join('\n', parts);
    }

    [GeneratedRegex(@"create table (?<table>\w+) \([^;]*/\*by compartment\*/;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CompartmentTable();
}
