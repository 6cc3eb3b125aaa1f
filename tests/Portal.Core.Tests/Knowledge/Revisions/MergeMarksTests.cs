using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Revisions;

public sealed class MergeMarksTests
{
    private static readonly MergeLabels Labels = new("revision 2, bob", "your change");

    [Theory]
    [InlineData("<<<<<<< revision 2, bob\ntheirs\n=======\nmine\n>>>>>>> your change", 1)]
    [InlineData("text\r\n=======\r\nmore", 2)]
    [InlineData("text\n\n>>>>>>> mine", 3)]
    [InlineData("```\ncode\n```\n<<<<<<< x", 4)]
    [InlineData("````\n```\n````\n<<<<<<< x", 4)]
    [InlineData("``` not a `fence`\n<<<<<<< x", 2)]
    [InlineData("    ```\n<<<<<<< x", 2)]
    [InlineData("```\ncode\n``` not the end\n```\n=======", 5)]
    public void FirstLine_OfAMarkInTheText_IsItsNumber(string text, int line) => Assert.Equal(line, MergeMarks.FirstLine(text));

    [Theory]
    [InlineData("")]
    [InlineData("Heading\n========\n\nSub\n---")]
    [InlineData("a <<<<<<< b\n <<<<<<< c\n<<<<<<<\n>>>>>>>x")]
    [InlineData("```diff\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```")]
    [InlineData("~~~\n<<<<<<< HEAD\n```\n=======\n~~~")]
    [InlineData("  ````\n<<<<<<< HEAD\n```\n=======\n  `````  \ntext")]
    [InlineData("```\n<<<<<<< in a block that never ends")]
    public void FirstLine_OfTextWithoutAMark_IsZero(string text) => Assert.Equal(0, MergeMarks.FirstLine(text));

    [Fact]
    public void Has_TheMarksOfAMergeInABlockOfCode_FindsThoseAndNoOthers()
    {
        var (text, conflicts) = TextMerge.Merge("```\na\n```", "```\nb\n```", "```\nc\n```", Labels);

        Assert.Equal((1, 0), (conflicts, MergeMarks.FirstLine(text)));
        Assert.True(MergeMarks.Has(text, Labels));
        Assert.False(MergeMarks.Has("```\n<<<<<<< HEAD\n=======\n>>>>>>> main\n```", Labels));
    }

    [Fact]
    public void FirstLine_OfWhatAMergeWrites_IsItsFirstMark() => Assert.Equal(2, MergeMarks.FirstLine(TextMerge.Merge("a\nb", "a\nc", "a\nd", Labels).Text));

    [Theory]
    [InlineData("title")]
    [InlineData("summary")]
    public void Check_AMarkInALine_NamesTheFieldAndTheLine(string field)
    {
        var problem = Assert.Single(field == "title" ? ArticleRules.CheckTitle("<<<<<<< mine") : ArticleRules.CheckSummary("<<<<<<< mine"));

        Assert.Equal(field, problem.Field);
        Assert.StartsWith("line 1 is a mark of a merge", problem.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\uD800')]
    public void Check_WhatPostgresDoesNotStore_IsRefused(char c)
    {
        var text = $"a{c}b";
        Assert.Equal(RuleText.NotStorable, Assert.Single(ArticleRules.CheckBody(text)).Text);
        Assert.Equal(RuleText.NotStorable, Assert.Single(ArticleRules.CheckTitle(text)).Text);
        Assert.Contains(SignatureRules.Compile(text).Fault, new[] { RuleText.NotStorable });
    }
}
