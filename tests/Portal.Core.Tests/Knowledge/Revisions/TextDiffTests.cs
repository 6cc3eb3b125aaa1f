using CsCheck;
using Portal.Core.Knowledge.Revisions;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Revisions;

public sealed class TextDiffTests
{
    // Few different lines, so that repetitions and moves are everywhere; now and then many, so that anchors are.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, 4].Select(static n => $"line {n}").List[0, 12], Gen.Int[0, 400].Select(static n => n % 5 == 0 ? "" : $"line {n}").List[0, 60]).Select(static lines => string.Join('\n', lines));

    [Fact]
    public void Compare_AnyTwoTexts_GivesBothBackLineByLine() => Gen.Select(Texts, Texts).Sample((before, after) =>
    {
        var lines = TextDiff.Compare(before, after);

        Assert.Equal(Lines(before), lines.Where(static line => line.Kind != DiffKind.Added).Select(static line => line.Text));
        Assert.Equal(Lines(after), lines.Where(static line => line.Kind != DiffKind.Removed).Select(static line => line.Text));
        Assert.Equal(Enumerable.Range(1, Lines(before).Length), lines.Select(static line => line.Before).OfType<int>());
        Assert.Equal(Enumerable.Range(1, Lines(after).Length), lines.Select(static line => line.After).OfType<int>());
    });

    [Fact]
    public void Compare_FewLinesWithoutUniqueOnes_IsTheShortestEdit() =>
        Gen.Select(Gen.Int[0, 1].List[0, 9], Gen.Int[0, 1].List[0, 9]).Sample((a, b) =>
        {
            string[] before = [.. a.SelectMany(static n => new[] { $"{n}", $"{n}" })], after = [.. b.SelectMany(static n => new[] { $"{n}", $"{n}" })];

            Assert.Equal(LongestCommon(before, after), SequenceDiff.Match(before, after).Count(static partner => partner >= 0));
        });

    [Fact]
    public void Compare_TheSameText_MarksNothing() => Texts.Sample(static text =>
        Assert.All(TextDiff.Compare(text, text), static line => Assert.Equal(DiffKind.Same, line.Kind)));

    [Fact]
    public void Compare_AChangedWord_MarksTheWordOnBothSides()
    {
        var lines = TextDiff.Compare("Delete the pod now.\nThen wait.", "Delete the node now.\nThen wait.");

        Assert.Equal([DiffKind.Removed, DiffKind.Added, DiffKind.Same], lines.Select(static line => line.Kind));
        Assert.Equal("pod", Assert.Single(lines[0].Spans, static span => span.Changed).Text);
        Assert.Equal("node", Assert.Single(lines[1].Spans, static span => span.Changed).Text);
    }

    [Fact]
    public void Compare_AChangedSignInChinese_MarksOnlyThatSign()
    {
        var lines = TextDiff.Compare("先删除节点上的卷", "先删除节点上的盘");

        Assert.Equal(("卷", "盘"), (Assert.Single(lines[0].Spans, static span => span.Changed).Text, Assert.Single(lines[1].Spans, static span => span.Changed).Text));
    }

    [Fact]
    public void Compare_LinesWithNothingInCommon_AreMarkedWhole()
    {
        var lines = TextDiff.Compare("kubectl drain the old node", "Ask whoever owns it.");

        Assert.All(lines, static line => Assert.True(Assert.Single(line.Spans).Changed));
    }

    [Fact]
    public void Compare_OnlyOtherLineEnds_IsTheSame() =>
        Assert.All(TextDiff.Compare("one\r\ntwo\rthree", "one\ntwo\nthree"), static line => Assert.Equal(DiffKind.Same, line.Kind));

    [Fact]
    public void Compare_MovedBlock_KeepsTheRestInPlace()
    {
        var lines = TextDiff.Compare("a\nb\nc\nd\ne", "a\nd\ne\nb\nc");

        Assert.Equal(3, lines.Count(static line => line.Kind == DiffKind.Same));
    }

    // One line less at each level of anchors: quadratic without a limit of the work.
    [Fact]
    public void Compare_HostileTexts_AreAnsweredWithinTheLimitOfWork()
    {
        const int N = 30_000;
        var before = Enumerable.Range(1, N).Reverse().SelectMany(static n => new[] { $"{n}", $"{n + 2}" }).ToArray();
        string[] after = [.. before.Select(static (line, i) => i % 2 == 0 ? line : $"x{i}").Reverse()];

        var partners = SequenceDiff.Match(before, after);

        Assert.Equal(before.Length, partners.Length);
        var kept = partners.Where(static partner => partner >= 0).ToArray();
        Assert.Equal(kept.Order(), kept);
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    private static int LongestCommon(string[] a, string[] b)
    {
        var best = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                best[i, j] = a[i] == b[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }

        return best[0, 0];
    }
}
