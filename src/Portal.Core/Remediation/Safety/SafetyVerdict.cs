using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>What one rule says of one run, now.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Judgement">What it says.</param>
/// <param name="Seen">What was seen, with the numbers, and for a rule that stops what would let the run go on.</param>
/// <param name="Until">Until when it stops, if time alone ends it.</param>
public sealed record SafetyVerdict(SafetyRule Rule, SafetyJudgement Judgement, LocalizedText Seen, DateTimeOffset? Until = null)
{
    /// <summary>Whether the run may not be executed now.</summary>
    public bool Stops => Judgement == SafetyJudgement.Stops;

    /// <summary>
    /// Whether break-glass goes past it. A pause is lifted instead, by whoever may pause: it was set by a person who knows why.
    /// </summary>
    public bool Overridable => Rule != SafetyRule.Paused;

    /// <summary>Whether it stops a run: a rule that stops may be passed by with a broken glass that counts.</summary>
    /// <param name="run">The run, with its broken glass.</param>
    public bool StopsRun(RemediationRun run) => Stops && !IsPassedBy(run);

    /// <summary>Whether it would stop a run, had the glass not been broken for it.</summary>
    /// <param name="run">The run, with its broken glass.</param>
    public bool IsPassedBy(RemediationRun run) => Stops && Overridable && run.BreakGlass is { Counts: true };

    /// <summary>What must hold, as a check of the plan.</summary>
    public LocalizedText What => SafetyRuleText.What(Rule);

    /// <summary>Who can let the run go on all the same.</summary>
    public LocalizedText Override => SafetyRuleText.Override(Overridable);

    /// <summary>The verdict as a check of a plan. A warning is no refusal: the text says it.</summary>
    public PlanCheck ToCheck() => new(What, Stops ? CheckResult.Fail : CheckResult.Pass, Seen);
}
