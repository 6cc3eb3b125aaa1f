using Portal.Core.Deletions;
using Portal.Core.Deletions.Admission;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>Webhooks and policies that refuse what would free a pod: where they decide, they are the reason; elsewhere they stand beside it.</summary>
internal static class Refusals
{
    /// <summary>The verdict with what they say.</summary>
    public static Verdict With(StuckPod pod, Verdict verdict)
    {
        // As if somebody were at work: a webhook that lives and was not heard is no finding, and whether it is worth a word changes with the time alone.
        var own = PodExplainer.Of(pod, verdict) with { Waiting = true };
        var judged = AdmissionVerdicts.With(pod.AsDeleting, own);
        Holder[] policies = [.. judged.Holders.Except(own.Holders)];
        if (policies.Length == 0)
        {
            return verdict;
        }

        var evidence = policies.SelectMany(static policy => policy.Evidence);
        return judged.Reason == own.Reason
            ? verdict with
            {
                Explanation = new(
                    $"{verdict.Explanation.En} {string.Join(' ', policies.Select(static p => p.Text.En))}",
                    verdict.Explanation.Zh + string.Concat(policies.Select(static p => p.Text.Zh))),
                Evidence = [.. verdict.Evidence, .. evidence],
            }
            : verdict with
            {
                Reason = judged.Reason,
                Title = new($"{pod.Name} cannot be deleted: {judged.Cause.Title.En}", $"{pod.Name} 删不掉：{judged.Cause.Title.Zh}"),
                Explanation = new($"{policies[0].Text.En} {verdict.Explanation.En}", policies[0].Text.Zh + verdict.Explanation.Zh),
                NextStep = judged.NextStep,
                Cause = judged.Cause,
                Evidence = [.. evidence, .. verdict.Evidence],
            };
    }
}
