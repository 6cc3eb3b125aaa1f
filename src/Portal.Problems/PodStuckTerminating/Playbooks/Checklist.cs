using System.Collections.Immutable;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks;

/// <summary>Asks questions in order. The first that refuses ends them, so that each may build on what those before it have shown.</summary>
internal static class Checklist
{
    /// <summary>The plan, or the refused one.</summary>
    /// <param name="questions">The questions, made while they are asked.</param>
    /// <param name="verification">What must come true afterwards.</param>
    /// <param name="otherwise">The plan when nothing refuses; the checks are added.</param>
    public static PlaybookPlan Plan(IEnumerable<Question> questions, LocalizedText verification, Func<PlaybookPlan> otherwise)
    {
        var checks = ImmutableArray.CreateBuilder<PlanCheck>();
        foreach (var question in questions)
        {
            checks.Add(question.Check);
            if (question.Refusal is { } refusal)
            {
                return new PlaybookPlan { VerificationText = verification, Checks = checks.ToImmutable(), Refusal = refusal };
            }
        }

        return otherwise() with { VerificationText = verification, Checks = checks.ToImmutable() };
    }
}
