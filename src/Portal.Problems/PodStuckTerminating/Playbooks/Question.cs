using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks;

/// <summary>One thing that is asked before a playbook acts.</summary>
/// <param name="Check">What must hold, and what was seen.</param>
/// <param name="Refusal">What is refused where it does not hold; null where the plan may go on.</param>
internal sealed record Question(PlanCheck Check, Refusal? Refusal)
{
    /// <summary>A question that is answered by yes or no.</summary>
    /// <param name="must">What must hold.</param>
    /// <param name="holds">Whether it does; null: cannot be seen.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="refusal">What is said unless it holds; null: what cannot be seen does not refuse.</param>
    public static Question Of(LocalizedText must, bool? holds, LocalizedText seen, Refusal? refusal) => new(
        new PlanCheck(must, holds switch { true => CheckResult.Pass, false => CheckResult.Fail, null => CheckResult.Unknown }, seen),
        holds == true ? null : refusal);
}
