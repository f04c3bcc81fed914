using System.Runtime.InteropServices;

namespace Chartroom.Fhir.Documents;

/// <summary>What a JSON value is.</summary>
public enum ElementKind : byte { Missing, Object, Array, String, Number, True, False, Null }

/// <summary>
/// One value of the document in reading order. Offsets point into the UTF-8 text (strings without their quotes);
/// <c>Next</c> is the index of the first node after this one's subtree; a member of an object knows its name.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Node
{
    public int Start;
    public int Length;
    public int Next;
    public int NameStart;
    public int NameLength;
    public ElementKind Kind;
    public bool Escaped;
}
