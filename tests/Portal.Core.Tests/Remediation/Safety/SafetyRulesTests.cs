using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Xunit;

namespace Portal.Core.Tests.Remediation.Safety;

public sealed class SafetyRulesTests
{
    [Fact]
    public void Judge_NothingGoesOn_AllowsAndEachVerdictIsACheckThatHolds()
    {
        var verdicts = SafetyRules.Judge(Facts.Quiet, Facts.Limits);

        Assert.Equal(["Paused", "ParallelRuns", "CircuitBreaker", "CoolDown", "Storm"], verdicts.Select(static v => v.Rule.ToString()));
        Assert.All(verdicts, static v => Assert.Equal(CheckResult.Pass, v.ToCheck().Result));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void ParallelRuns_AtItsEdge_StopsTheOneTooMany(int underWay, bool stops)
    {
        var verdict = Facts.Stop(Facts.Quiet with { UnderWay = Facts.Runs(underWay) });

        Assert.Equal(stops ? SafetyRule.ParallelRuns : null, verdict?.Rule);
        Assert.Equal(stops, verdict?.Seen.En.Contains("5 runs are under way on this cluster and 5 may be at once", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Paused_OfThisClusterOrOfAll_StopsWithTheReasonAndIsNoMatterForBreakGlass()
    {
        foreach (var cluster in new[] { "", "demo" })
        {
            var verdict = Facts.Stop(Facts.Quiet with { Pauses = [Pause(cluster)] })!;
            Assert.Equal((SafetyRule.Paused, false, null), (verdict.Rule, verdict.Overridable, verdict.Until));
            Assert.Contains("Paused by carol at 2026-03-18 03:00 UTC: network change", verdict.Seen.En, StringComparison.Ordinal);
        }

        Assert.Null(Facts.Stop(Facts.Quiet with { Pauses = [Pause("other")] }));
        Assert.Null(Facts.Stop(Facts.Quiet with { Pauses = [Ended(Pause("demo"))] }));
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(10, 1, false)]
    public void CircuitBreaker_ThreeFailures_OpensOnlyIfTheyAreWithinTheWindow(int minutes, int seconds, bool stops)
    {
        var oldest = new TimeSpan(0, minutes, seconds);
        var verdict = Facts.Stop(Facts.Quiet with { Ended = [Facts.Ended(TimeSpan.Zero), Facts.Ended(TimeSpan.FromMinutes(3)), Facts.Ended(oldest)] });

        Assert.Equal(stops ? SafetyRule.CircuitBreaker : null, verdict?.Rule);
        Assert.Equal(stops ? Facts.Now.AddMinutes(30) : null, verdict?.Until);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void CircuitBreaker_HalfAnHourAfterItTripped_ClosesAgain(int minutes, bool open) =>
        Assert.Equal(open, CircuitBreaker.Of(Enumerable.Repeat(Facts.Now.AddMinutes(-minutes), 3), null, Facts.Limits, Facts.Now).IsOpen);

    [Fact]
    public void CircuitBreaker_SucceededRunsAndTwoFailures_StayClosed() => Assert.Null(Facts.Stop(Facts.Quiet with
    {
        Ended = [Facts.Ended(TimeSpan.Zero), Facts.Ended(TimeSpan.FromMinutes(1)), Facts.Ended(TimeSpan.FromMinutes(2), failed: false)],
    }));

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void CoolDown_AfterAnActOnTheSameObject_StopsForFiveMinutes(int seconds, bool stops)
    {
        var verdict = Facts.Stop(Facts.Quiet with { Ended = [Facts.Ended(TimeSpan.FromSeconds(seconds), failed: false, acted: true)] });

        Assert.Equal(stops ? SafetyRule.CoolDown : null, verdict?.Rule);
        Assert.Equal(stops ? Facts.Now.AddSeconds(1) : null, verdict?.Until);
    }

    [Fact]
    public void CoolDown_ObjectMadeAgainOrRunThatDidNothingOrSwitchedOff_DoesNotStop()
    {
        var acted = Facts.Ended(TimeSpan.FromSeconds(1), failed: false, acted: true);

        Assert.Null(Facts.Stop(Facts.Quiet with { Ended = [acted with { Subject = Facts.Pod with { Uid = "uid-0" } }] }));
        Assert.Null(Facts.Stop(Facts.Quiet with { Ended = [acted with { Acted = false }] }));
        Assert.Null(Facts.Stop(Facts.Quiet with { Ended = [acted] }, Facts.Limits with { CoolDownMinutes = 0 }));
    }

    [Fact]
    public void Clock_PutBackByADay_OpensNothingForEver()
    {
        var future = TimeSpan.FromDays(-1);
        EndedRun[] ended = [Facts.Ended(future, acted: true), Facts.Ended(future, acted: true), Facts.Ended(future, acted: true)];

        Assert.Null(Facts.Stop(Facts.Quiet with { Ended = [.. ended] }));
        Assert.Equal(new BreakerState(0, null, null), CircuitBreaker.Of(ended.Select(static run => run.EndedAt), null, Facts.Limits, Facts.Now));

        // A reset of the future forgives nothing either.
        DateTimeOffset[] past = [Facts.Now, Facts.Now, Facts.Now];
        Assert.True(CircuitBreaker.Of(past, Facts.Now.AddDays(1), Facts.Limits, Facts.Now).IsOpen);
        Assert.False(CircuitBreaker.Of(past, Facts.Now, Facts.Limits, Facts.Now).IsOpen);
    }

    [Fact]
    public void Clock_AMinuteApartBetweenReplicas_CountsAllTheSame() =>
        Assert.True(CircuitBreaker.Of([Facts.Now.AddSeconds(50), Facts.Now.AddSeconds(50), Facts.Now], null, Facts.Limits, Facts.Now).IsOpen);

    [Theory]
    [InlineData(25, RequesterKind.Policy, 1, false, SafetyJudgement.Allows)]
    [InlineData(26, RequesterKind.Policy, 1, true, SafetyJudgement.Stops)]
    [InlineData(26, RequesterKind.Person, 1, false, SafetyJudgement.Warns)]
    [InlineData(26, RequesterKind.Person, 2, false, SafetyJudgement.Stops)]
    [InlineData(26, RequesterKind.Person, 2, true, SafetyJudgement.Warns)]
    [InlineData(25, RequesterKind.Person, 2, false, SafetyJudgement.Allows)]
    public void Storm_ByRequesterAndAmount_LetsOnlyPeopleActAndTwoOfThemOnMany(int findings, RequesterKind requester, int subjects, bool secondPerson, SafetyJudgement expected)
    {
        var facts = Facts.Quiet with
        {
            NewFindings = findings,
            Requester = requester,
            HasSecondPerson = secondPerson,
            Subjects = [.. Enumerable.Range(0, subjects).Select(static i => Facts.Pod with { Name = $"db-{i}" })],
        };

        Assert.Equal(expected, SafetyRules.Judge(facts, Facts.Limits).Single(static v => v.Rule == SafetyRule.Storm).Judgement);
    }

    [Fact]
    public void Verdict_OfEachRule_SaysWhatItWantsAndWhoMayOverrideIt()
    {
        foreach (var rule in Enum.GetValues<SafetyRule>())
        {
            var verdict = new SafetyVerdict(rule, SafetyJudgement.Stops, new("x", "x"));
            Assert.NotEmpty(verdict.What.En);
            Assert.Equal(rule != SafetyRule.Paused, verdict.Overridable);
            Assert.Contains(verdict.Overridable ? "Break-glass" : "resume", verdict.Override.En, StringComparison.Ordinal);
        }

        Assert.Equal(Enum.GetValues<SafetyRule>().Length, Enum.GetValues<SafetyRule>().Select(SafetyRuleText.What).Distinct().Count());
    }

    private static RemediationPause Pause(string cluster) => new() { Id = Guid.NewGuid(), Cluster = cluster, Reason = "network change", By = "carol", ById = "x carol", At = Facts.Now };

    private static RemediationPause Ended(RemediationPause pause)
    {
        pause.EndedAt = Facts.Now;
        return pause;
    }
}
