using System.Collections.Frozen;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Matching;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Candidates;

public sealed class CandidateReaderTests
{
    [Fact]
    public void Read_LinesThatDifferByWhatVaries_AreOneForm()
    {
        var lines = Read(
            "E0318 02:03:09.123456    1234 sync.go:12] \"Failed to sync widget\" widget=\"shop/w-1\" err=\"gear 17 is stuck at 10.0.0.1:8443\"\n"
            + "E0319 12:13:19.654321    4321 sync.go:12] \"Failed to sync widget\" widget=\"bank/w-2\" err=\"gear 4 is stuck at 10.0.7.9:443\"\n");

        var form = Assert.Single(lines.Kept);
        Assert.Equal(2, form.Lines);
        Assert.Equal("\"Failed to sync widget\" widget=\"<name>\" err=\"gear <n> is stuck at <id>\"", form.Template);
        Assert.StartsWith("E0318 02:03:09", form.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ErrorsAmongOthers_KeepsThemAndCountsTheRest()
    {
        var lines = Read("started the machinery\nall gears are turning\ngear 4 failed to turn again\nthe warning lamp is on\n\nok\n");

        Assert.Equal(["gear <n> failed to turn again", "the warning lamp is on"], lines.Kept.Select(static line => line.Template));
        Assert.Equal((2, 1, 0, 0), (lines.Quiet, lines.Bare, lines.Known, lines.MoreForms));
    }

    [Fact]
    public void Read_NoWordOfFailure_KeepsTheMostFrequent()
    {
        var lines = Read("the clutch is slipping by 3\nall gears are turning\nthe clutch is slipping by 4\n");

        Assert.Equal(["the clutch is slipping by <n>", "all gears are turning"], lines.Kept.Select(static line => line.Template));
        Assert.Equal(0, lines.Quiet);
    }

    [Fact]
    public void Read_WhatAnArticleKnows_IsLeftOut()
    {
        var lines = CandidateReader.Read(new PastedText("the gearbox failed badly\nthe clutch failed badly"), new[] { 1 }.ToFrozenSet());

        Assert.Equal("the clutch failed badly", Assert.Single(lines.Kept).Template);
        Assert.Equal(1, lines.Known);
    }

    [Fact]
    public void Read_MoreFormsThanAllowed_CountsThem()
    {
        var words = Enumerable.Range(0, 30).Select(static i => $"the {new string((char)('a' + (i % 26)), 9 + i)} failed badly");

        var lines = Read(string.Join('\n', words));

        Assert.Equal(CandidateReader.MostForms, lines.Kept.Length);
        Assert.Equal((10, 10), (lines.MoreForms, lines.MoreLines));
    }

    [Fact]
    public void Read_LinesThatDifferByASecret_AreOneFormWithoutIt()
    {
        var lines = Read("login failed with password=alpha\nlogin failed with password=omega\n");

        Assert.Equal(("login failed with password=***", 2), (Assert.Single(lines.Kept).Template, lines.Kept[0].Lines));
        Assert.DoesNotContain("alpha", lines.Kept[0].Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_APrivateKey_IsLeftOutToItsEnd()
    {
        var lines = Read("cannot read the key file\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIfailedFAILEDerror\nanotherErrorLineOfTheKey\n-----END EC PRIVATE KEY-----\nthe key cannot be used\n");

        Assert.Equal(["cannot read the key file", "the key cannot be used"], lines.Kept.Select(static line => line.Template));
        Assert.Equal(4, lines.Bare);
    }

    [Fact]
    public void Read_JsonLines_TakesTheErrorElseTheMessage()
    {
        var lines = Read(
            """
            {"level":"error","ts":1710727389.1,"msg":"Reconciler error","controller":"widget","error":"gear 17 cannot be found"}
            {"level":"error","ts":1710727389.2,"msg":"the clutch failed to open within 3s"}
            """);

        Assert.Equal(["gear <n> cannot be found", "the clutch failed to open within <n>"], lines.Kept.Select(static line => line.Template));
    }

    [Fact]
    public void Read_AVeryLongLine_IsCutAndNoSecretIsCutInHalf()
    {
        var lines = Read("the gearbox failed: " + string.Concat(Enumerable.Repeat("x ", 3_970)) + "password=" + new string('s', 200) + " tail");

        Assert.InRange(Assert.Single(lines.Kept).Sample.Length, 900, 1000);
        Assert.DoesNotContain("sss", lines.Kept[0].Sample, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("12 34 56 78 90 12 34 56")]
    [InlineData("ok")]
    public void Read_NothingToKnowALineBy_KeepsNothing(string text) => Assert.Empty(Read(text).Kept);

    private static CandidateLines Read(string text) => CandidateReader.Read(new PastedText(text), FrozenSet<int>.Empty, CancellationToken.None);
}
