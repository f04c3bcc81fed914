namespace Chartroom.Server.Records.Documents;

/// <summary>
/// What differs between two texts, line by line and, within lines that were changed, word by word. The shortest edit, so
/// that what was carried forward unchanged is seen as such. Pure. Source: Myers 1986, An O(ND) difference algorithm.
/// </summary>
public static class TextDiff
{
    /// <summary>Edits beyond this many are no longer looked for one by one: the rest is shown as replaced.</summary>
    private const int MostEdits = 4_000;

    /// <summary>The rows of a side-by-side view, in order.</summary>
    public static IReadOnlyList<DiffRow> Lines(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var rows = new List<DiffRow>();
        var (removed, added) = (new List<string>(), new List<string>());
        foreach (var (kind, text) in Edits(left, right))
        {
            if (kind == DiffKind.Removed)
            {
                removed.Add(text);
            }
            else if (kind == DiffKind.Added)
            {
                added.Add(text);
            }
            else
            {
                Flush(rows, removed, added);
                rows.Add(new DiffRow(DiffKind.Same, [new(DiffKind.Same, text)], [new(DiffKind.Same, text)]));
            }
        }
        Flush(rows, removed, added);
        return rows;
    }

    /// <summary>How much of the right text stands unchanged in the left, in percent of its lines that say something.</summary>
    public static int CarriedForward(IReadOnlyList<DiffRow> rows)
    {
        var right = rows.Where(r => r.Right.Any(p => p.Text.Trim().Length > 0)).ToList();
        return right.Count == 0 ? 0 : right.Count(r => r.Kind == DiffKind.Same) * 100 / right.Count;
    }

    private static void Flush(List<DiffRow> rows, List<string> removed, List<string> added)
    {
        var pairs = Math.Min(removed.Count, added.Count);
        for (var i = 0; i < pairs; i++)
            rows.Add(Changed(removed[i], added[i]));
        for (var i = pairs; i < removed.Count; i++)
            rows.Add(new DiffRow(DiffKind.Removed, [new(DiffKind.Removed, removed[i])], []));
        for (var i = pairs; i < added.Count; i++)
            rows.Add(new DiffRow(DiffKind.Added, [], [new(DiffKind.Added, added[i])]));
        removed.Clear();
        added.Clear();
    }

    private static DiffRow Changed(string before, string after)
    {
        var (left, right) = (new List<DiffPiece>(), new List<DiffPiece>());
        foreach (var (kind, word) in Edits(Words(before), Words(after)))
        {
            if (kind != DiffKind.Added)
                Append(left, kind, word);
            if (kind != DiffKind.Removed)
                Append(right, kind, word);
        }
        return new DiffRow(DiffKind.Changed, left, right);
    }

    private static void Append(List<DiffPiece> pieces, DiffKind kind, string text)
    {
        if (pieces.Count > 0 && pieces[^1].Kind == kind)
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
        else
            pieces.Add(new DiffPiece(kind, text));
    }

    /// <summary>Words, each with the blanks after it.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= line.Length; i++)
        {
            if (i < line.Length && (line[i] == ' ' || line[i - 1] != ' '))
                continue;
            words.Add(line[start..i]);
            start = i;
        }
        return words;
    }

    private static List<(DiffKind Kind, string Text)> Edits(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start])
            start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[a.Count - 1 - end] == b[b.Count - 1 - end])
            end++;
        var edits = new List<(DiffKind, string)>();
        for (var i = 0; i < start; i++)
            edits.Add((DiffKind.Same, a[i]));
        edits.AddRange(Middle([.. a.Skip(start).Take(a.Count - start - end)], [.. b.Skip(start).Take(b.Count - start - end)]));
        for (var i = a.Count - end; i < a.Count; i++)
            edits.Add((DiffKind.Same, a[i]));
        return edits;
    }

    private static IEnumerable<(DiffKind Kind, string Text)> Middle(string[] a, string[] b)
    {
        var most = Math.Min(a.Length + b.Length, MostEdits);
        var reach = new int[(2 * most) + 3];
        var traces = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            // Only the diagonals that this many edits can reach are kept.
            traces.Add(reach[(most + 1 - d - 1)..(most + 1 + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var down = k == -d || (k != d && reach[most + k] < reach[most + k + 2]);
                var x = down ? reach[most + k + 2] : reach[most + k] + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                    x++;
                reach[most + 1 + k] = x;
                if (x >= a.Length && x - k >= b.Length)
                    return Back(a, b, traces);
            }
        }
        return a.Select(t => (DiffKind.Removed, t)).Concat(b.Select(t => (DiffKind.Added, t)));
    }

    private static List<(DiffKind Kind, string Text)> Back(string[] a, string[] b, List<int[]> traces)
    {
        var edits = new List<(DiffKind, string)>();
        var (x, y) = (a.Length, b.Length);
        for (var d = traces.Count - 1; d >= 0; d--)
        {
            var k = x - y;
            int At(int diagonal) => traces[d][diagonal + d + 1];
            var from = k == -d || (k != d && At(k - 1) < At(k + 1)) ? k + 1 : k - 1;
            var fromX = d == 0 ? 0 : At(from);
            var fromY = fromX - from;
            while (x > fromX && y > fromY && x > 0 && y > 0 && a[x - 1] == b[y - 1])
            {
                edits.Add((DiffKind.Same, a[--x]));
                y--;
            }
            if (d == 0)
                break;
            edits.Add(x == fromX ? (DiffKind.Added, b[--y]) : (DiffKind.Removed, a[--x]));
        }
        edits.Reverse();
        return edits;
    }
}
