using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Features.Knowledge.Editing;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Editing;

public sealed class FormFieldsTests
{
    private static readonly ArticleContent Content = new()
    {
        Severity = Severity.Critical,
        Tags = ["pods", "nodes"],
        Related = ["node-gone"],
        Sources = [new("Docs", "https://kubernetes.io/docs"), new("Issue", "https://github.com/a/b/issues/1")],
        Signatures =
        [
            new()
            {
                Id = "busy",
                Kind = SignatureKind.Event,
                Title = new("Busy", "忙"),
                Pattern = "device (?<node>.+) busy",
                Literals = ["busy"],
                Reasons = ["CleanupBlocked"],
                Samples = ["device a busy", "device b busy"],
                LookAlikes = ["device busy"],
            },
        ],
        En = new() { Title = "T", Summary = "S", Versions = ["all", "1.30"], Body = "## A\r\n\r\ntext" },
    };

    [Fact]
    public void Read_WhatOfWrote_IsTheSameForm()
    {
        var form = ArticleForm.Of(Content, "en", 3);

        var read = FormFields.Read(FormFields.Of(form));

        Assert.True(FormFields.Same(form, read));
        Assert.Equal("Docs", read.Sources[0].Title);
        Assert.Equal(Severity.Critical, read.Severity);
        Assert.Equal(Content.Signatures[0].Reasons, read.Signatures[0].ToSignature().Reasons);
        Assert.Equal(Content.Signatures[0].Samples, read.Signatures[0].ToSignature().Samples);
    }

    [Fact]
    public void Read_Nonsense_IsAnEmptyForm()
    {
        var read = FormFields.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["revision"] = "-7", ["severity"] = "99", ["sources.5.url"] = "x", ["x"] = "y" });

        Assert.Equal((0, Severity.Warning, 0), (read.Revision, read.Severity, read.Sources.Count));
    }

    [Fact]
    public void Same_OnlyTheLineEndsDiffer_IsTrue()
    {
        var (one, other) = (ArticleForm.Of(Content, "en", 1), ArticleForm.Of(Content, "en", 1));
        other.Body = other.Body.ReplaceLineEndings("\n");

        Assert.True(FormFields.Same(one, other));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("body")]
    [InlineData("tags")]
    [InlineData("sources.1.url")]
    [InlineData("signatures.0.lookAlikes")]
    public void Same_OneFieldDiffers_IsFalse(string field)
    {
        var form = ArticleForm.Of(Content, "en", 1);

        Assert.False(FormFields.Same(form, FormFields.Read(FormFields.Of(form).SetItem(field, "other"))));
    }

    [Fact]
    public void Of_LanguageThatIsMissing_BeginsWithTheOther() => Assert.Equal("T", ArticleForm.Of(Content, "zh", 1).Title);

    [Fact]
    public void ApplyTo_OneLanguage_LeavesTheOther()
    {
        var form = ArticleForm.Of(Content, "zh", 1);
        form.Title = " 标题 ";
        form.Tags = "pods， volumes 、pods";
        form.Sources.Add(new SourceForm());

        var content = form.ApplyTo(Content, "zh");

        Assert.Equal("标题", content.Zh!.Title);
        Assert.Equal(Content.En, content.En);
        Assert.Equal(["pods", "volumes"], content.Tags);
        Assert.Equal(2, content.Sources.Length);
    }
}
