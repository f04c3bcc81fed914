using System.Text;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>
/// Remembers answers about codes by their bytes, so that asking again for a code that was met before costs a lookup and no string.
/// One walk's own; forgets everything when it has grown large.
/// </summary>
internal sealed class CodeMemory
{
    private const int Most = 8192;

    private readonly Dictionary<byte[], CodeAnswer> answers = new(ByteKey.Comparer);
    private readonly Dictionary<byte[], CodeAnswer>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private readonly Dictionary<byte[], bool> systems = new(ByteKey.Comparer);
    private readonly Dictionary<byte[], bool>.AlternateLookup<ReadOnlySpan<byte>> systemLookup;
    private readonly Dictionary<byte[], Membership> memberships = new(ByteKey.Comparer);
    private readonly Dictionary<byte[], Membership>.AlternateLookup<ReadOnlySpan<byte>> membershipLookup;
    private readonly Dictionary<string, byte[]> setNames = [];
    private ITerminology? owner;
    private byte[] key = new byte[256];

    public CodeMemory()
    {
        lookup = answers.GetAlternateLookup<ReadOnlySpan<byte>>();
        systemLookup = systems.GetAlternateLookup<ReadOnlySpan<byte>>();
        membershipLookup = memberships.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public CodeAnswer Ask(ITerminology terminology, ReadOnlySpan<byte> system, ReadOnlySpan<byte> version, ReadOnlySpan<byte> code)
    {
        if (!ReferenceEquals(owner, terminology) || answers.Count > Most || systems.Count > Most)
            Forget(terminology);
        if (systemLookup.TryGetValue(system, out var isKnown) && !isKnown)
            return CodeAnswer.NotKnown;
        var whole = Key(system, version, code);
        if (lookup.TryGetValue(whole, out var answer))
            return answer;
        var text = Encoding.UTF8.GetString(system);
        answer = terminology.Code(text, version.IsEmpty ? null : Encoding.UTF8.GetString(version), Encoding.UTF8.GetString(code));
        lookup[whole] = answer;
        // Codes of a system that is not here at all need not be asked for, one by one.
        if (answer.Standing == CodeStanding.NotKnown && !systemLookup.ContainsKey(system))
            systemLookup[system] = terminology.Knows(text);
        return answer;
    }

    /// <summary>Whether a value set holds a code.</summary>
    public Membership Contains(ITerminology terminology, string valueSet, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        if (!ReferenceEquals(owner, terminology) || memberships.Count > Most)
            Forget(terminology);
        if (!setNames.TryGetValue(valueSet, out var name))
            setNames[valueSet] = name = Encoding.UTF8.GetBytes(valueSet);
        var whole = Key(name, system, code);
        if (membershipLookup.TryGetValue(whole, out var known))
            return known;
        var systemText = system.IsEmpty ? null : Encoding.UTF8.GetString(system);
        return membershipLookup[whole] = terminology.Contains(valueSet, systemText, Encoding.UTF8.GetString(code));
    }

    private Span<byte> Key(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        var length = first.Length + second.Length + third.Length + 2;
        if (length > key.Length)
            key = new byte[length * 2];
        first.CopyTo(key);
        key[first.Length] = 0;
        second.CopyTo(key.AsSpan(first.Length + 1));
        key[first.Length + second.Length + 1] = 0;
        third.CopyTo(key.AsSpan(first.Length + second.Length + 2));
        return key.AsSpan(0, length);
    }

    private void Forget(ITerminology terminology)
    {
        owner = terminology;
        answers.Clear();
        systems.Clear();
        memberships.Clear();
        setNames.Clear();
    }
}
