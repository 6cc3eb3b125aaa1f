using Portal.Core.Knowledge.Links;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Links;

public sealed class LinkVerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly ArticleLink Fresh = new() { Url = "https://a.test/", NextCheck = Now };
    private static readonly LinkAnswer Gone = new(LinkOutcome.Gone, LinkReason.Gone, 404) { Answered = true };
    private static readonly LinkAnswer Alive = new(LinkOutcome.Alive, Status: 200) { Answered = true };
    private static readonly LinkAnswer Timeout = new(LinkOutcome.Unknown, LinkReason.Timeout);

    [Fact]
    public void Apply_GoneOnce_IsNotDeadAndIsLookedAtADayLater()
    {
        var link = LinkVerdict.Apply(Fresh, Gone, Now, jitter: 0);

        Assert.Equal((LinkState.Unknown, LinkReason.Gone, 404, Now), (link.State, link.Reason, link.Status, link.GoneSince));
        Assert.Equal(Now.AddDays(1), link.NextCheck);
    }

    [Theory]
    [InlineData(23, LinkState.Unknown)]
    [InlineData(24, LinkState.Dead)]
    [InlineData(100, LinkState.Dead)]
    public void Apply_GoneAgain_IsDeadOnlyADayLater(int hours, LinkState state)
    {
        var link = LinkVerdict.Apply(LinkVerdict.Apply(Fresh, Gone, Now, 0), Gone, Now.AddHours(hours), 0);

        Assert.Equal((state, Now), (link.State, link.GoneSince));
    }

    [Fact]
    public void Apply_AnswersInBetween_BeginsAnew()
    {
        var link = Apply(Gone, Alive, Gone);

        Assert.Equal((LinkState.Unknown, Now.AddDays(2), Now.AddDays(1)), (link.State, link.GoneSince, link.AliveAt));
    }

    [Fact]
    public void Apply_NotCheckableInBetween_DoesNotBeginAnewAndIsNeverDead()
    {
        Assert.Equal(LinkState.Unknown, Apply(Gone, Timeout).State);
        Assert.Equal(LinkState.Dead, Apply(Gone, Timeout, Gone).State);
        Assert.Equal(LinkState.Unknown, Apply(Gone, Gone, Timeout).State);
    }

    [Fact]
    public void Apply_OnlyTimeoutsForAMonth_IsNeverDeadAndAskedLessAndLess()
    {
        var (link, now, waits) = (Fresh, Now, new List<double>());
        for (var i = 0; i < 6; i++)
        {
            link = LinkVerdict.Apply(link, Timeout, now, 0);
            waits.Add((link.NextCheck - now).TotalDays);
            now = link.NextCheck;
        }

        Assert.Equal((LinkState.Unknown, 6), (link.State, link.Failures));
        Assert.Equal([1, 2, 4, 7, 7, 7], waits);
    }

    [Fact]
    public void Apply_ServerAsksToWait_WaitsAsLongAtLeast()
    {
        var link = LinkVerdict.Apply(Fresh, new LinkAnswer(LinkOutcome.Unknown, LinkReason.Status, 429) { RetryAfter = TimeSpan.FromDays(3) }, Now, 0);

        Assert.Equal(Now.AddDays(3), link.NextCheck);
    }

    [Theory]
    [InlineData(0, 1440)]
    [InlineData(1, 1584)]
    public void Apply_Jitter_OnlyMakesItLater(double jitter, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), LinkVerdict.Apply(Fresh, Alive, Now, jitter).NextCheck);

    [Fact]
    public void IsBelievable_NobodyAnswered_No()
    {
        Assert.False(LinkVerdict.IsBelievable([Look("a", Timeout)]));
        Assert.False(LinkVerdict.IsBelievable([Look("a", new LinkAnswer(LinkOutcome.Gone, LinkReason.NoSuchName)), Look("b", Timeout)]));
    }

    [Fact]
    public void IsBelievable_AllOfSeveralHostsFail_No()
    {
        Assert.False(LinkVerdict.IsBelievable([Look("a", Gone), Look("b", Gone), Look("c", Gone)]));
        Assert.True(LinkVerdict.IsBelievable([Look("a", Gone), Look("a", Gone), Look("b", Gone)]));
        Assert.True(LinkVerdict.IsBelievable([Look("a", Gone), Look("b", Gone), Look("c", Gone), Look("d", Alive)]));
    }

    private static (ArticleLink, LinkAnswer) Look(string host, LinkAnswer answer) => (Fresh with { Url = $"https://{host}.test/" }, answer);

    /// <summary>One answer each day.</summary>
    private static ArticleLink Apply(params LinkAnswer[] answers) =>
        answers.Index().Aggregate(Fresh, static (link, answer) => LinkVerdict.Apply(link, answer.Item, Now.AddDays(answer.Index), 0));
}
