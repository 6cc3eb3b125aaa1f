using System.Collections.Immutable;

namespace Portal.Core.Deletions.Admission;

/// <summary>
/// Admission that refuses what must happen before an object can go: a webhook whose backend is down (with <c>failurePolicy: Fail</c> the API server then
/// refuses by itself), and one that was heard to refuse. A webhook that lives and was not heard is told as possible, never as the reason. Pure.
/// </summary>
/// <param name="webhooks">The webhooks of the cluster.</param>
internal sealed class RefusingWebhooks(ImmutableArray<ConfiguredWebhook> webhooks)
{
    /// <summary>The verdict with them among its holders; the reason is theirs when nothing nearer to the object decides.</summary>
    public DeletionVerdict With(DeletingObject obj, DeletionVerdict verdict)
    {
        var answers = AdmissionAnswer.About(obj);
        if (answers.Count == 0 && webhooks.IsEmpty)
        {
            return verdict;
        }

        var found = Find(obj, verdict, answers).OrderByDescending(static o => o.IsFact).ToArray();
        return found is [{ IsFact: true } fact, ..] && Decides(obj, verdict)
            ? verdict with
            {
                Reason = "AdmissionRefuses",
                Text = new($"{obj.Kind.Kind} {obj.Key} cannot go. {fact.Holder.Text.En}", $"{obj.Kind.Kind} {obj.Key} 删不掉。{fact.Holder.Text.Zh}"),
                NextStep = fact.NextStep,
                Holders = [.. found.Where(static o => o.IsFact).Select(static o => o.Holder), .. verdict.Holders, .. found.Where(static o => !o.IsFact).Select(static o => o.Holder)],
                Cause = fact.Cause,
                Waiting = false,
            }
            : verdict with { Holders = [.. verdict.Holders, .. found.Select(static o => o.Holder)] };
    }

    private IEnumerable<Objection> Find(DeletingObject obj, DeletionVerdict verdict, IReadOnlyList<AdmissionAnswer> answers)
    {
        var requests = AdmissionRequests.Of(obj, verdict).ToArray();
        var unexplained = !verdict.Waiting && verdict.Holders.Any(static h => h is { Type: HolderType.Finalizer or HolderType.Controller, Alive: true });
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var webhook in webhooks)
        {
            var answer = answers.FirstOrDefault(a => !a.IsPolicy && a.Name == webhook.Webhook.Name);
            known.Add(webhook.Webhook.Name);
            if ((answer is null ? webhook.Judge(obj, requests, unexplained) : webhook.Heard(obj, answer)) is { } objection)
            {
                yield return objection;
            }
        }

        foreach (var answer in answers.Where(a => a.IsPolicy || !known.Contains(a.Name)))
        {
            yield return Unseen(answer);
        }
    }

    // What holds the object by itself (a node, a process, a child that is in deletion) comes before who would refuse the step after it.
    private static bool Decides(DeletingObject obj, DeletionVerdict verdict) => verdict.Reason != "DiscoveryFailure" && verdict.Holders[0] switch
    {
        { Type: HolderType.Finalizer or HolderType.Controller } => true,
        { Type: HolderType.Child, Object: { } child } => obj.View.Metadata.OfKind(child.Group, child.Kind)?.Find(child.Key)?.Metadata.DeletionTimestamp is null,
        { Type: HolderType.Child } => true,
        _ => false,
    };

    // A policy of the API server, whose kind the portal does not watch, or a webhook whose configuration is gone meanwhile.
    private static Objection Unseen(AdmissionAnswer answer)
    {
        var kind = answer.IsPolicy ? "ValidatingAdmissionPolicy" : "webhook";
        return new(
            new Holder
            {
                Type = HolderType.Policy,
                Name = $"{kind} {answer.Name}",
                Alive = answer.IsPolicy ? true : null,
                Text = new($"The API server said: {answer.Message}", $"API server 的答复：{answer.Message}"),
                Evidence = [answer.Proof],
            },
            IsFact: answer.IsPolicy,
            new($"Do what {answer.Name} asks for, or have its owner let the deletion through: {answer.Message}", $"满足 {answer.Name} 的要求，或请其负责人放行该删除：{answer.Message}"),
            new($"{kind}/{answer.Name}".ToLowerInvariant(), new($"{kind} {answer.Name} refuses the change", $"{kind} {answer.Name} 拒绝该更改"), null));
    }
}
