namespace Chartroom.Server.Host.Loading;

/// <summary>What an input is, told by its content.</summary>
internal enum LoadForm : byte { Json, NdJson, Xml, Hl7v2, Ccda, Unknown }

/// <summary>
/// A piece of an input that is loaded in one go: a whole document, or some lines of NDJSON from <c>FirstLine</c> (from 1).
/// <c>Number</c> is its place among all pieces, for answers in input order.
/// </summary>
internal sealed record LoadPiece(int Number, string Path, LoadForm Form, int FirstLine, ReadOnlyMemory<byte> Content)
{
    /// <summary>Messages and documents are filed by intake, one after another: what a later one says replaces what an earlier one said.</summary>
    public bool IsForIntake => Form is LoadForm.Hl7v2 or LoadForm.Ccda;
}

/// <summary>One input, or one line of it, that was not loaded, and why.</summary>
internal sealed record LoadFailure(string Path, string? Position, string Reason);

/// <summary>What came of a piece.</summary>
internal sealed record LoadOutcome(LoadPiece Piece, int Resources, IReadOnlyList<LoadFailure> Failures);
