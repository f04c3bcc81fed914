namespace Chartroom.Rules.Releases;

/// <summary>
/// A map from code to a row number, made once while a release loads and only read afterwards: open addressing over two
/// flat arrays, one probe for almost every look-up.
/// </summary>
public sealed class CodeMap
{
    private ulong[] keys;
    private int[] rows;
    private int mask;

    public CodeMap(int expected)
    {
        var size = 16;
        while (size < expected * 2)
            size *= 2;
        keys = new ulong[size];
        rows = new int[size];
        mask = size - 1;
    }

    public int Count { get; private set; }

    /// <summary>The row of a code, or -1.</summary>
    public int Find(CodeKey code)
    {
        var bits = code.Bits;
        for (var at = Slot(bits); ; at = (at + 1) & mask)
        {
            var key = keys[at];
            if (key == bits)
                return bits == 0 ? -1 : rows[at];
            if (key == 0)
                return -1;
        }
    }

    /// <summary>Sets the row of a code; the empty code is never held.</summary>
    public void Set(CodeKey code, int row)
    {
        if (code.IsEmpty)
            return;
        if (Count * 2 >= keys.Length)
            Grow();
        var at = Slot(code.Bits);
        while (keys[at] != 0 && keys[at] != code.Bits)
            at = (at + 1) & mask;
        if (keys[at] == 0)
            Count++;
        keys[at] = code.Bits;
        rows[at] = row;
    }

    /// <summary>The codes held, in no order.</summary>
    public IEnumerable<CodeKey> Codes() => keys.Where(k => k != 0).Select(k => new CodeKey(k));

    private int Slot(ulong bits) => unchecked((int)((bits * 0x9E3779B97F4A7C15UL) >> 32)) & mask;

    private void Grow()
    {
        var (oldKeys, oldRows) = (keys, rows);
        keys = new ulong[oldKeys.Length * 2];
        rows = new int[oldRows.Length * 2];
        mask = keys.Length - 1;
        Count = 0;
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != 0)
                Set(new CodeKey(oldKeys[i]), oldRows[i]);
        }
    }
}
