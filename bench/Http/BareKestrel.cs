using System.Text;
using System.Threading.Channels;
using Chartroom.Bench.Store;
using Chartroom.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Chartroom.Bench.Http;

/// <summary>
/// The limit to compare with: Kestrel over SQLite with nothing between, in a process of its own. Bodies lie in plain bytes;
/// there is no sign-in, no audit, no version, no parsing of anything. <c>/fhir/Type/id</c> reads one,
/// <c>/fhir/chart?patient&amp;code</c> reads the twenty newest, POST keeps a body durably in a commit shared by all who wait.
/// </summary>
internal static class BareKestrel
{
    private const string FileName = "bare.db";

    /// <summary>Copies what a loaded store holds into a plain database of two tables.</summary>
    public static async Task FillAsync(IRecordStore store, string directory)
    {
        using var db = BareSqlite.Open(Path.Combine(directory, FileName));
        Run(db, "pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 8192; begin");
        Run(db, "create table res (rid integer primary key, body blob not null)");
        Run(db, "create table id (key text primary key, rid integer not null) without rowid");
        Run(db, "create table chart (patient text, code text, newest text, rid integer, primary key (patient, code, newest desc, rid)) without rowid");
        using var body = Prepare(db, "insert into res values (?, ?)");
        using var id = Prepare(db, "insert into id values (?, ?)");
        using var chart = Prepare(db, "insert into chart values (?, ?, ?, ?)");
        var rid = 0;
        await foreach (var version in store.ChangesSinceAsync(0))
        {
            if (version.Document is not { } document)
                continue;
            raw.sqlite3_bind_int(body, 1, ++rid);
            raw.sqlite3_bind_blob(body, 2, document.Utf8.Span);
            Step(body);
            raw.sqlite3_bind_text(id, 1, version.Key.ToString());
            raw.sqlite3_bind_int(id, 2, rid);
            Step(id);
            if (version.Key.Type != "Observation")
                continue;
            raw.sqlite3_bind_text(chart, 1, document.Root["subject"u8]["reference"u8].Text?["Patient/".Length..] ?? "");
            raw.sqlite3_bind_text(chart, 2, document.Root["code"u8]["coding"u8][0]["code"u8].Text ?? "");
            raw.sqlite3_bind_text(chart, 3, document.Root["effectiveDateTime"u8].Text ?? "");
            raw.sqlite3_bind_int(chart, 4, rid);
            Step(chart);
        }
        Run(db, "commit");
    }

    /// <summary>Serves a filled directory until it is told to stop; writes its address.</summary>
    public static async Task<int> RunAsync(string directory)
    {
        Batteries_V2.Init();
        var file = Path.Combine(directory, FileName);
        using var readers = new ThreadLocal<Reader>(() => new Reader(BareSqlite.Open(file)));
        var writer = new Writer(BareSqlite.Open(file));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/fhir/{type}/{id}", context => SendAsync(
            context, readers.Value!.Read($"{context.Request.RouteValues["type"]}/{context.Request.RouteValues["id"]}")));
        app.MapGet("/fhir/chart", context => SendAsync(
            context, readers.Value!.Chart(context.Request.Query["patient"].ToString(), context.Request.Query["code"].ToString())));
        app.MapPost("/fhir", async context =>
        {
            var body = new byte[context.Request.ContentLength!.Value];
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
            await writer.WriteAsync(body);
            context.Response.StatusCode = 201;
            context.Response.ContentLength = 0;
        });
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First() + "/fhir");
        await Console.Out.FlushAsync();
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/fhir+json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static void Run(sqlite3 db, string sql)
    {
        if (raw.sqlite3_exec(db, sql) is not raw.SQLITE_OK and var code)
            throw new IOException($"SQLite {code}: {raw.sqlite3_errmsg(db).utf8_to_string()}");
    }

    private static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        if (raw.sqlite3_prepare_v2(db, sql, out var statement) is not raw.SQLITE_OK and var code)
            throw new IOException($"SQLite {code}: {raw.sqlite3_errmsg(db).utf8_to_string()}");
        return statement;
    }

    private static void Step(sqlite3_stmt statement)
    {
        raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
    }

    /// <summary>The prepared statements of one thread.</summary>
    private sealed class Reader(sqlite3 db)
    {
        private readonly sqlite3_stmt one = Prepare(db, "select body from id join res using (rid) where key = ?");
        private readonly sqlite3_stmt newest = Prepare(db, "select body from chart join res using (rid) where patient = ? and code = ? order by newest desc limit 20");

        public byte[] Read(string key)
        {
            raw.sqlite3_bind_text(one, 1, key);
            var body = raw.sqlite3_step(one) == raw.SQLITE_ROW ? raw.sqlite3_column_blob(one, 0).ToArray() : "absent"u8.ToArray();
            raw.sqlite3_reset(one);
            return body;
        }

        public byte[] Chart(string patient, string code)
        {
            using var all = new MemoryStream();
            raw.sqlite3_bind_text(newest, 1, patient);
            raw.sqlite3_bind_text(newest, 2, code);
            while (raw.sqlite3_step(newest) == raw.SQLITE_ROW)
                all.Write(raw.sqlite3_column_blob(newest, 0));
            raw.sqlite3_reset(newest);
            return all.ToArray();
        }
    }

    /// <summary>One thread that commits whatever waits.</summary>
    private sealed class Writer
    {
        private readonly Channel<(byte[] Body, TaskCompletionSource Kept)> queue = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>();

        public Writer(sqlite3 db)
        {
            Run(db, "pragma synchronous = full; pragma wal_autocheckpoint = 8192");
            var insert = Prepare(db, "insert into res (body) values (?)");
            new Thread(() => Loop(db, insert)) { IsBackground = true }.Start();
        }

        public Task WriteAsync(byte[] body)
        {
            var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Writer.TryWrite((body, kept));
            return kept.Task;
        }

        private void Loop(sqlite3 db, sqlite3_stmt insert)
        {
            var group = new List<TaskCompletionSource>();
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                Run(db, "begin immediate");
                while (queue.Reader.TryRead(out var next))
                {
                    raw.sqlite3_bind_blob(insert, 1, next.Body);
                    Step(insert);
                    group.Add(next.Kept);
                }
                Run(db, "commit");
                group.ForEach(k => k.SetResult());
                group.Clear();
            }
        }
    }
}
