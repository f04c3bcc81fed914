using System.Security.Cryptography;
using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;
using Chartroom.Store.Reading;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Writing;

/// <summary>
/// What an operation works with inside a group: the connection, the rows that wait, the numbers, and the head as it will
/// be. Used by the writer's thread alone.
/// </summary>
internal sealed class WriteContext(WriteSession session, TimeProvider clock)
{
    private readonly IncrementalHash chain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public WriteSession Session => session;

    public RowBatch Rows { get; } = new();

    /// <summary>The versions that the group has staged so far.</summary>
    public List<RecentVersion> Staged { get; } = [];

    public Interning Interning => field ??= new Interning(session, Rows);

    /// <summary>The last committed head, then what the group makes of it.</summary>
    public Head Head { get; private set; } = new(0, 0, 0, 0, 0, 0, []);

    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes the head from the database and forgets what was remembered.</summary>
    public void Reload()
    {
        Rows.Clear();
        // A transaction that broke while it was staged has left its beginning in the hash; with it the next one's would be wrong.
        chain.GetHashAndReset();
        Head = Head.Read(session);
        Interning.Reset(Head);
    }

    /// <summary>Writes the waiting rows, so that a statement sees them.</summary>
    public void Flush()
    {
        Rows.Sort();
        session.Append(Rows);
        Interning.Flushed();
    }

    /// <summary>Writes what waits and the head; the group can be committed then.</summary>
    public Head Finish(Head before)
    {
        Head = Head with { Lid = Interning.LastLid, Code = Interning.LastCode, Name = Interning.LastName };
        Flush();
        if (Head != before)
        {
            session.Execute(
                "update head set t = $1, at = $2, rid = $3, lid = $4, code = $5, name = $6, hash = $7",
                Head.T, Head.At, Head.Rid, Head.Lid, Head.Code, Head.Name, Head.Hash);
        }
        return Head;
    }

    /// <summary>
    /// Stages a transaction whose conditions all hold; returns its number, its time and the version number of each write.
    /// </summary>
    public (long T, long At, long[] Numbers) Stage(PreparedTransaction transaction)
    {
        var t = Head.T + 1;
        var at = Math.Max(Now, Head.At);
        var rid = Head.Rid;
        var numbers = new long[transaction.Writes.Count];
        Upkeep.Verifier.Begin(chain, Head.Hash, t, at, transaction.Who);
        for (var i = 0; i < numbers.Length; i++)
        {
            var write = transaction.Writes[i];
            if (IsNothing(write))
            {
                numbers[i] = Interning.Find(write.Key.Type, write.Key.Id)?.Number ?? 0;
                continue;
            }
            var entity = Interning.Entity(write.Key.Type, write.Key.Id, write.IsFresh);
            numbers[i] = entity.Number + 1;
            StageVersion(write, entity, ++rid, t, at);
        }
        var hash = chain.GetHashAndReset();
        Rows.Transactions.Add(new TransactionRow(t, at, transaction.Who, rid, hash));
        Head = Head with { T = t, At = at, Rid = rid, Hash = hash };
        return (t, at, numbers);
    }

    /// <summary>Stages the search rows of a version.</summary>
    public void StageIndex(string type, IndexDraft draft, long rid, long compartment)
    {
        var codes = new List<long>(draft.ChartCodes.Count);
        for (var i = 0; i < draft.Tokens.Count; i++)
        {
            var token = draft.Tokens[i];
            var code = Interning.Code(token.Space, token.Text);
            Rows.Tokens.Add(new KeyRow(Interning.Parameter(type, token.Parameter), code, rid, compartment));
            if (draft.ChartCodes.Contains(i))
                codes.Add(code);
        }
        foreach (var display in draft.Displays)
            Interning.Display(Interning.Code(display.System, display.Code), display.Folded);
        foreach (var reference in draft.References)
        {
            var target = Interning.Entity(reference.Space ?? "", reference.Text).Lid;
            Rows.References.Add(new KeyRow(Interning.Parameter(type, reference.Parameter), target, rid, compartment));
        }
        foreach (var text in draft.Strings)
            Rows.Strings.Add(new StringRow(Interning.Parameter(type, text.Parameter), text.Folded, rid, text.Exact, compartment));
        StageRanges(type, draft, rid, compartment);
        if (compartment > 0)
            StageChart(type, draft, codes, rid, compartment);
    }

    /// <summary>Found already, or a deletion of what is not there.</summary>
    private bool IsNothing(PreparedWrite write) =>
        write.IsFound
        || (write.Method == WriteMethod.Delete && Interning.Find(write.Key.Type, write.Key.Id) is not { Exists: true });

    private void StageRanges(string type, IndexDraft draft, long rid, long compartment)
    {
        foreach (var date in draft.Dates)
        {
            var row = new DateRow(Interning.Parameter(type, date.Parameter), date.Low, date.High, rid, compartment);
            Rows.Dates.Add(row);
            if (SearchRows.IsLong(date.Low, date.High))
                Rows.LongDates.Add(row);
        }
        foreach (var number in draft.Numbers)
        {
            var unit = number.Unit is null ? 0 : Interning.Code(number.UnitSystem, number.Unit);
            Rows.Numbers.Add(new NumberRow(Interning.Parameter(type, number.Parameter), number.Value, unit, rid, compartment));
        }
        var start = Rows.Composites.Count;
        foreach (var composite in draft.Composites)
        {
            var (a, first, _) = Component(composite.First);
            var (b, low, high) = Component(composite.Second);
            if (composite.Third is { } third)
                (_, high, _) = Component(third);
            else if (composite.First is SearchValue.Number)
                low = first;
            var row = new CompositeRow(Interning.Parameter(type, composite.Parameter), a, b, low, high, rid, compartment);
            // Two components that differ only in what is not indexed make the same row.
            if (Rows.Composites.IndexOf(row, start) < 0)
                Rows.Composites.Add(row);
        }
    }

    private void StageChart(string type, IndexDraft draft, List<long> codes, long rid, long compartment)
    {
        var kind = Interning.Type(type);
        var newest = ChartShape.Newest(draft.ChartTime);
        Rows.Chart.Add(new ChartRow(compartment, kind, 0, newest, rid));
        foreach (var code in codes)
            Rows.Chart.Add(new ChartRow(compartment, kind, code, newest, rid));
    }

    /// <summary>A component as key and range: what it has none of is 0.</summary>
    private (long Key, double Low, double High) Component(SearchValue value) => value switch
    {
        SearchValue.Token token => (Interning.Code(token.System, IndexDraft.Code(token.Code ?? "")), 0, 0),
        SearchValue.String text => (Interning.Code(null, TextFold.Fold(text.Value)), 0, 0),
        SearchValue.Uri uri => (Interning.Code(null, IndexDraft.Code(uri.Value)), 0, 0),
        SearchValue.Date date => (0, IndexDraft.Low(date.Low), IndexDraft.High(date.High)),
        SearchValue.Number number => (0, (double)number.Value, (double)number.Value),
        SearchValue.Quantity quantity => (
            quantity.Code is null ? 0 : Interning.Code(quantity.System, quantity.Code), (double)quantity.Value, (double)quantity.Value),
        SearchValue.Reference reference => (
            Interning.Entity(reference.TargetType ?? "", reference.TargetId ?? IndexDraft.Code(reference.Url ?? "")).Lid, 0, 0),
        _ => throw new InvalidOperationException($"A composite cannot have a component {value.GetType().Name}."),
    };

    private void StageVersion(PreparedWrite write, Entity entity, long rid, long t, long at)
    {
        var before = entity.Compartment;
        var compartment = before;
        if (write.Index is { } index)
        {
            compartment = CompartmentOf(write, entity, index);
            Interning.Place(entity, compartment);
        }
        var row = new VersionRow(
            rid, entity.Lid, compartment, entity.Type, entity.Number + 1, t, at, (long)write.Method, [], write.Packed);
        var hash = VersionHash.Of(row, write.BodyHash);
        chain.AppendData(hash);
        Rows.Versions.Add(row with { Digest = hash[..VersionHash.Kept] });
        Staged.Add(new RecentVersion(rid, row.Lid, compartment, row.Number, t, at, write));
        if (entity.Rid > 0)
            Rows.Ended.Add(new EndedRow(entity.Rid, rid, before));
        if (write.Index is not null)
            StageIndex(write.Key.Type, write.Index, rid, compartment);
        (entity.Rid, entity.Number, entity.Deleted) = (rid, entity.Number + 1, write.Method == WriteMethod.Delete);
    }

    private long CompartmentOf(PreparedWrite write, Entity entity, IndexDraft index)
    {
        if (write.Key.Type == "Patient")
            return entity.Lid;
        return index.Patient is { } patient ? Interning.Entity("Patient", patient).Lid : 0;
    }
}
