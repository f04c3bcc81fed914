namespace Chartroom.Fhir.Paths.Values;

/// <summary>What a <see cref="PathValue"/> holds: a node of a document, a System value, or a type.</summary>
public enum PathValueKind : byte { Node, Boolean, Integer, Long, Decimal, String, Date, DateTime, Time, Quantity, Type }
