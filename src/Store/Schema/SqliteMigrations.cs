namespace Chartroom.Store.Schema;

/// <summary>The schema on SQLite. A new step goes to the end; a step that was released is never edited.</summary>
internal static class SqliteMigrations
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, "record", Record),
        new(2, "search", Search),
        new(3, "intake", Intake),
        // Since then accents are folded without the system's tables, which are not there: é is found by e, and before it was not.
        new(4, "codes by number", "create index code_id on code (id);") { RebuildsSearch = true },
        new(5, "whole charts", Migration.WholeCharts),
    ];

    private const string Record = """
        create table head (
          one integer primary key check (one = 1), t integer not null, at integer not null, rid integer not null,
          lid integer not null, code integer not null, name integer not null, hash blob not null) strict;
        insert into head values (1, 0, 0, 0, 0, 0, 0, x'');
        create table tx (
          t integer primary key, at integer not null, who text not null, last_rid integer not null, hash blob not null) strict;
        create index tx_at on tx (at);
        create table entity (
          type integer not null, id blob not null, lid integer not null, compartment integer not null,
          primary key (type, id)) strict, without rowid;
        create table version (
          rid integer primary key, lid integer not null, compartment integer not null, type integer not null,
          number integer not null, t integer not null, at integer not null, method integer not null,
          digest blob not null, body blob not null) strict;
        create index version_lid on version (lid);
        create index version_type on version (type) where method <> 3;
        create table ended (
          rid integer primary key, next integer not null, compartment integer not null) strict;
        create table codec (id integer primary key, name text not null, dictionary blob not null) strict;
        """;

    private const string Search = """
        create table name (id integer primary key, kind integer not null, text text not null, unique (kind, text)) strict;
        create table code (
          code text not null, system integer not null, id integer not null, primary key (code, system)) strict, without rowid;
        create table display (
          text text not null, value integer not null, primary key (text, value)) strict, without rowid;
        create table token_ix (
          param integer not null, value integer not null, rid integer not null, compartment integer not null,
          primary key (param, value, rid)) strict, without rowid;
        create table reference_ix (
          param integer not null, value integer not null, rid integer not null, compartment integer not null,
          primary key (param, value, rid)) strict, without rowid;
        create index reference_rid on reference_ix (rid, param);
        create table string_ix (
          param integer not null, text text not null, rid integer not null, exact text not null,
          compartment integer not null, primary key (param, text, rid, exact)) strict, without rowid;
        create index string_rid on string_ix (rid, param);
        create table date_ix (
          param integer not null, low integer not null, high integer not null, rid integer not null,
          compartment integer not null, primary key (param, low, rid, high)) strict, without rowid;
        create index date_rid on date_ix (rid, param);
        create table date_long (
          param integer not null, low integer not null, high integer not null, rid integer not null,
          compartment integer not null, primary key (param, high, rid, low)) strict, without rowid;
        create table number_ix (
          param integer not null, value real not null, unit integer not null, rid integer not null,
          compartment integer not null, primary key (param, value, unit, rid)) strict, without rowid;
        create index number_rid on number_ix (rid, param);
        create table composite_ix (
          param integer not null, a integer not null, b integer not null, low real not null, high real not null,
          rid integer not null, compartment integer not null,
          primary key (param, a, b, low, high, rid)) strict, without rowid;
        create table chart_ix (
          compartment integer not null, type integer not null, code integer not null, newest integer not null,
          rid integer not null, primary key (compartment, type, code, newest, rid)) strict, without rowid;
        """;

    private const string Intake = """
        create table content (
          hash blob not null, part integer not null, bytes blob not null, primary key (hash, part)) strict;
        create table journal (
          number integer primary key, door text not null, kind text not null, item_key text not null, content blob not null,
          content_type text, received_at integer not null, state integer not null, attempts integer not null,
          reason text, processed_at integer, unique (door, item_key, content)) strict;
        create index journal_state on journal (state, number);
        create table projection (name text primary key, version integer not null, position integer not null) strict, without rowid;
        """;
}
