using System.Collections.Immutable;

namespace Portal.Core.Remediation.Safety;

/// <summary>What the rules say of a run. Pure: the same facts give the same verdicts.</summary>
public static class SafetyRules
{
    /// <summary>One verdict for each rule that is about the run, those of protected things one for each thing.</summary>
    public static ImmutableArray<SafetyVerdict> Judge(SafetyFacts facts, SafetySettings settings) =>
    [
        Paused(facts),
        Parallel(facts, settings),
        Breaker(facts, settings),
        CoolDown(facts, settings),
        Storm(facts, settings),
        .. NodeRules.Judge(facts, settings),
        .. facts.Protected,
    ];

    private static SafetyVerdict Paused(SafetyFacts facts) => facts.Pauses.FirstOrDefault(pause => pause.Covers(facts.Cluster)) is { } pause
        ? new(SafetyRule.Paused, SafetyJudgement.Stops, SafetyRuleText.Paused(pause.By, SafetyRuleText.Time(pause.At), pause.Reason))
        : new(SafetyRule.Paused, SafetyJudgement.Allows, SafetyRuleText.NotPaused);

    private static SafetyVerdict Parallel(SafetyFacts facts, SafetySettings settings)
    {
        var stops = facts.UnderWay.Length >= settings.ParallelRuns;
        return new(
            SafetyRule.ParallelRuns,
            stops ? SafetyJudgement.Stops : SafetyJudgement.Allows,
            stops ? SafetyRuleText.TooManyRuns(facts.UnderWay.Length, settings.ParallelRuns) : SafetyRuleText.RunsUnderWay(facts.UnderWay.Length, settings.ParallelRuns));
    }

    private static SafetyVerdict Breaker(SafetyFacts facts, SafetySettings settings)
    {
        var state = CircuitBreaker.Of(facts.Ended.Where(static run => run.Failed).Select(static run => run.EndedAt), facts.BreakerResetAt, settings, facts.Now);
        return state.OpenUntil is { } until
            ? new(
                SafetyRule.CircuitBreaker,
                SafetyJudgement.Stops,
                SafetyRuleText.BreakerOpen(facts.Playbook, settings.BreakerFailures, settings.BreakerWindowMinutes, SafetyRuleText.Time(until)),
                until)
            : new(SafetyRule.CircuitBreaker, SafetyJudgement.Allows, SafetyRuleText.BreakerClosed(state.Failures, settings.BreakerFailures, settings.BreakerWindowMinutes));
    }

    private static SafetyVerdict CoolDown(SafetyFacts facts, SafetySettings settings)
    {
        var length = TimeSpan.FromMinutes(settings.CoolDownMinutes);
        var last = facts.Ended
            .Where(run => run.Acted && SafetyClock.IsPast(run.EndedAt, facts.Now) && facts.Subjects.Any(subject => IsSame(subject, run.Subject)))
            .MaxBy(static run => run.EndedAt);
        return last is not null && last.EndedAt + length is var until && facts.Now < until
            ? new(SafetyRule.CoolDown, SafetyJudgement.Stops, SafetyRuleText.CoolsDown(facts.Playbook, last.Subject.ToString(), SafetyRuleText.Time(last.EndedAt), SafetyRuleText.Time(until)), until)
            : new(SafetyRule.CoolDown, SafetyJudgement.Allows, SafetyRuleText.NoCoolDown(settings.CoolDownMinutes));
    }

    // An object that was made again is another one: what was done to the old one says nothing of it.
    private static bool IsSame(Cluster.Resources.Metadata.ObjectReference one, Cluster.Resources.Metadata.ObjectReference other) =>
        (one.Kind, one.Key, one.Uid) == (other.Kind, other.Key, other.Uid);

    private static SafetyVerdict Storm(SafetyFacts facts, SafetySettings settings)
    {
        if (facts.NewFindings <= settings.StormFindings)
        {
            return new(SafetyRule.Storm, SafetyJudgement.Allows, SafetyRuleText.NoStorm(facts.NewFindings, settings.StormWindowMinutes, settings.StormFindings));
        }

        if (facts.Requester == RequesterKind.Policy)
        {
            return new(SafetyRule.Storm, SafetyJudgement.Stops, SafetyRuleText.StormStopsPolicies(facts.NewFindings, settings.StormWindowMinutes));
        }

        return (facts.IsBulk || facts.Subjects.Length > 1) && !facts.HasSecondPerson
            ? new(SafetyRule.Storm, facts.Executing ? SafetyJudgement.Stops : SafetyJudgement.Warns, SafetyRuleText.StormNeedsTwo(facts.NewFindings, settings.StormWindowMinutes))
            : new(SafetyRule.Storm, SafetyJudgement.Warns, SafetyRuleText.StormWarns(facts.NewFindings, settings.StormWindowMinutes));
    }
}
