using CsCheck;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;
using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Revisions;

public sealed class ArticleMergeTests
{
    private static readonly MergeLabels Labels = new("bob", "me");
    private static readonly Gen<string> Bodies = Gen.Int[0, 6].Select(static n => $"line {n}").List[1, 12].Select(static lines => string.Join('\n', lines));
    private static readonly Gen<ArticleContent> Contents = Gen.Select(
        Bodies,
        Gen.Int[0, 2],
        Gen.Int[0, 3].Select(static n => $"tag-{n}").List[0, 3].Select(static tags => tags.Distinct().ToArray()),
        Gen.Bool,
        (body, n, tags, both) => Content(body, $"Title {n}", tags) with { Zh = both ? Content(body, $"标题 {n}", []).En : null, Severity = (Severity)n });

    [Fact]
    public void Merge_WithWhatOnlyISaved_IsMine() => Gen.Select(Contents, Contents).Sample(static (original, mine) =>
    {
        var merged = ArticleMerge.Merge(original, original, mine with { Zh = mine.Zh ?? original.Zh }, Labels);

        Assert.Empty(merged.Conflicts);
        Assert.Empty(ArticleDiff.Compare(mine with { Zh = mine.Zh ?? original.Zh }, merged.Content));
    });

    [Fact]
    public void Merge_WhenIChangedNothing_IsTheirs() => Gen.Select(Contents, Contents).Sample(static (original, other) =>
    {
        var theirs = other with { Zh = other.Zh ?? original.Zh };
        var merged = ArticleMerge.Merge(original, theirs, original, Labels);

        Assert.Empty(merged.Conflicts);
        Assert.Empty(ArticleDiff.Compare(theirs, merged.Content));
    });

    [Fact]
    public void Merge_WhenBothDidTheSame_IsThat() => Gen.Select(Contents, Contents).Sample(static (original, same) =>
    {
        var merged = ArticleMerge.Merge(original, same, same, Labels);

        Assert.Empty(merged.Conflicts);
        Assert.Empty(ArticleDiff.Compare(same, merged.Content));
    });

    [Fact]
    public void Merge_EditsOfDifferentLines_HasBothWithoutConflict() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).Where(static (left, right) => Math.Abs(left - right) > 1).Sample(static (left, right) =>
        {
            var lines = Enumerable.Range(0, 10).Select(static n => $"line {n}").ToArray();
            string With(params (int At, string Text)[] edits) => string.Join('\n', lines.Select((line, n) => edits.FirstOrDefault(edit => edit.At == n).Text ?? line));

            var merged = ArticleMerge.Merge(Content(With()), Content(With((left, "theirs"))), Content(With((right, "mine"))), Labels);

            Assert.Empty(merged.Conflicts);
            Assert.Equal(With((left, "theirs"), (right, "mine")), merged.Content.En!.Body);
        });

    [Fact]
    public void Merge_AnyThreeBodies_LosesNoLineOfMine() => Gen.Select(Bodies, Bodies, Bodies).Sample(static (original, theirs, mine) =>
    {
        var merged = ArticleMerge.Merge(Content(original), Content(theirs), Content(mine), Labels);

        // What I wrote and the base did not have is in the result, marked or not; and the marks are as many as was counted.
        var result = merged.Content.En!.Body.Split('\n');
        Assert.Empty(mine.Split('\n').Except(original.Split('\n')).Except(result));
        Assert.Empty(theirs.Split('\n').Except(original.Split('\n')).Except(result));
        Assert.Equal(merged.Conflicts.Sum(static conflict => conflict.Count), result.Count(static line => line == "<<<<<<< bob"));
    });

    [Fact]
    public void Merge_TheSameLineChangedTwice_MarksTheConflictAndCountsIt()
    {
        var merged = ArticleMerge.Merge(Content("a\nb\nc"), Content("a\nB\nc"), Content("a\nβ\nc"), Labels);

        Assert.Equal("a\n<<<<<<< bob\nB\n=======\nβ\n>>>>>>> me\nc", merged.Content.En!.Body);
        Assert.Equal(("body", "en", 1), (merged.Conflicts[0].Field, merged.Conflicts[0].Language, merged.Conflicts[0].Count));
    }

    [Fact]
    public void Merge_TheTitleChangedTwice_NamesTheConflictAndKeepsMine()
    {
        var merged = ArticleMerge.Merge(Content("a", "Old"), Content("a", "Theirs"), Content("a", "Mine"), Labels);

        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal(("title", "Old", "Theirs", "Mine"), (conflict.Field, Assert.Single(conflict.Base), Assert.Single(conflict.Theirs), Assert.Single(conflict.Mine)));
        Assert.Equal("Mine", merged.Content.En!.Title);
    }

    [Fact]
    public void Merge_TagsAddedAndRemovedByBoth_HasAllChangesWithoutConflict()
    {
        var merged = ArticleMerge.Merge(Content("a", "T", ["one", "two", "three"]), Content("a", "T", ["two", "three", "four"]), Content("a", "T", ["one", "two", "five"]), Labels);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(["two", "four", "five"], merged.Content.Tags);
    }

    [Fact]
    public void Merge_OneSignatureChangedByEach_TakesBothAndNamesTheOneThatBothChanged()
    {
        var merged = ArticleMerge.Merge(
            Signatures(("one", "a+"), ("two", "b+"), ("three", "c+")), Signatures(("one", "A+"), ("two", "b+"), ("three", "C+")), Signatures(("one", "a+"), ("two", "B+"), ("three", "γ+")), Labels);

        Assert.Equal(["A+", "B+", "γ+"], merged.Content.Signatures.Select(static signature => signature.Pattern));
        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal("signatures", conflict.Field);
        Assert.Contains("pattern: C+", conflict.Theirs);
        Assert.Contains("pattern: γ+", conflict.Mine);
    }

    [Fact]
    public void Merge_ATranslationBesideAnEdit_HasBoth()
    {
        var translated = Content("a") with { Zh = Content("甲", "标题").En };

        var merged = ArticleMerge.Merge(Content("a"), translated, Content("b"), Labels);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(("b", "甲"), (merged.Content.En!.Body, merged.Content.Zh!.Body));
    }

    [Fact]
    public void Compare_ContentsThatDifferEverywhere_NamesEveryFieldInBothLanguages()
    {
        var before = Content("a");
        var after = Signatures(("one", "a+")) with
        {
            Severity = Severity.Critical,
            Tags = ["tag"],
            Related = ["other"],
            Sources = [new ArticleSource("Docs", "https://example.com")],
            En = new ArticleText { Title = "T", Summary = "S", Body = "b", Versions = ["1.30"] },
            Zh = Content("乙").En,
        };

        Assert.Equal(
            ["en/title", "en/summary", "en/body", "en/versions", "zh/title", "zh/summary", "zh/body", "/severity", "/tags", "/related", "/sources", "/signatures"],
            ArticleDiff.Compare(before, after).Select(static field => $"{field.Language}/{field.Field}"));
    }

    private static ArticleContent Signatures(params (string Id, string Pattern)[] all) => Content("a") with
    {
        Signatures = [.. all.Select(static one => new Signature { Id = one.Id, Kind = SignatureKind.Log, Title = new LocalizedText("t", "题"), Pattern = one.Pattern, Literals = ["abc"], Samples = ["abc"] })],
    };

    private static ArticleContent Content(string body, string title = "Title", string[]? tags = null) => new()
    {
        Severity = Severity.Warning,
        Tags = [.. tags ?? []],
        En = new ArticleText { Title = title, Summary = "Summary.", Body = body },
    };
}
