using Chartroom.Server.Records.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Server.Tests.Records.Documents;

public sealed class TextDiffTests
{
    [Fact]
    public void Equal_texts_have_only_same_rows()
    {
        var rows = TextDiff.Lines(["a", "b"], ["a", "b"]);
        Assert.All(rows, r => Assert.Equal(DiffKind.Same, r.Kind));
        Assert.Equal(100, TextDiff.CarriedForward(rows));
    }

    [Fact]
    public void A_changed_line_shows_the_changed_words_alone()
    {
        var row = Assert.Single(TextDiff.Lines(["Creatinine 1.9 today"], ["Creatinine 1.4 today"]));
        Assert.Equal(DiffKind.Changed, row.Kind);
        Assert.Equal([new(DiffKind.Same, "Creatinine "), new(DiffKind.Removed, "1.9 "), new(DiffKind.Same, "today")], row.Left);
        Assert.Equal([new(DiffKind.Same, "Creatinine "), new(DiffKind.Added, "1.4 "), new(DiffKind.Same, "today")], row.Right);
    }

    [Fact]
    public void A_line_put_in_between_moves_nothing_else()
    {
        var rows = TextDiff.Lines(["one", "three"], ["one", "two", "three"]);
        Assert.Equal([DiffKind.Same, DiffKind.Added, DiffKind.Same], rows.Select(r => r.Kind));
    }

    [Fact]
    public void Texts_without_anything_in_common_are_replaced_line_by_line()
    {
        var rows = TextDiff.Lines(["a", "b", "c"], ["x"]);
        Assert.Equal([DiffKind.Changed, DiffKind.Removed, DiffKind.Removed], rows.Select(r => r.Kind));
        Assert.Equal(0, TextDiff.CarriedForward(rows));
    }

    /// <summary>Whatever two texts: the left side reads as the left text, the right side as the right one.</summary>
    [Fact]
    public void Each_side_of_a_difference_is_the_whole_text_of_that_side()
    {
        var line = Gen.Elements("a", "b b", "c c c", "", "b c", "a  a");
        var text = line.ListOf().Select(l => l.ToArray()).ToArbitrary();
        Prop.ForAll(text, text, (left, right) =>
        {
            var rows = TextDiff.Lines(left, right);
            return Side(rows, r => r.Left, left) && Side(rows, r => r.Right, right);
        }).QuickCheckThrowOnFailure();
    }

    private static bool Side(IReadOnlyList<DiffRow> rows, Func<DiffRow, IReadOnlyList<DiffPiece>> side, string[] text)
    {
        var read = rows.Where(r => r.Kind is DiffKind.Same or DiffKind.Changed || side(r).Count > 0).Select(r => string.Concat(side(r).Select(p => p.Text)));
        return read.SequenceEqual(text);
    }
}
