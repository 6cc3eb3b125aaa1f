using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;

namespace Portal.Core.Nodes;

/// <summary>Where each pod of a drain is now: what the run did with it and what the cluster shows of it, side by side. Pure.</summary>
/// <param name="Rows">The pods: what is still there first, and of that what needs somebody.</param>
/// <param name="IsSeen">Whether the pods of the cluster are seen: if not, the rows are as they were last known.</param>
public sealed record DrainTable(ImmutableArray<DrainRow> Rows, bool IsSeen)
{
    /// <summary>The table of a run: of all its nodes.</summary>
    /// <param name="run">The run with its nodes and steps.</param>
    /// <param name="view">The cluster.</param>
    /// <param name="now">The time on the API server's clock.</param>
    public static DrainTable Of(RemediationRun run, ClusterView view, DateTimeOffset now) => run.IsBulk
        ? Of(run, [.. run.Subjects], [.. run.Steps], view, now)
        : Of(run.SubjectName, DrainStep.Of(run.Steps), DrainOptions.Of(run.Parameters), run.ExecutedAt, run.EndedAt is not null && run.Refusal is null, view, now);

    /// <summary>The table of some nodes of a bulk run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="nodes">The nodes; those that were left out of the plan have no rows.</param>
    /// <param name="steps">Their steps.</param>
    /// <param name="view">The cluster.</param>
    /// <param name="now">The time on the API server's clock.</param>
    public static DrainTable Of(RemediationRun run, ImmutableArray<RunSubject> nodes, ImmutableArray<RemediationStep> steps, ClusterView view, DateTimeOffset now)
    {
        var options = DrainOptions.Of(run.Parameters);
        var ofNode = steps.ToLookup(static step => step.Subject);
        return new DrainTable(
            Sorted(nodes.Where(static node => node.Wave > 0).SelectMany(
                node => Of(node.Name, DrainStep.Of(ofNode[node.Index]), options, run.ExecutedAt, node.State != SubjectState.Pending, view, now).Rows)),
            IsSynced(view));
    }

    /// <summary>The table.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="steps">The evictions of the run.</param>
    /// <param name="options">What it may do.</param>
    /// <param name="executedAt">When it was executed, or null.</param>
    /// <param name="ended">Whether it has ended: what came to the node since is nothing to it.</param>
    /// <param name="view">The cluster.</param>
    /// <param name="now">The time on the API server's clock.</param>
    public static DrainTable Of(
        string node, ImmutableArray<DrainStep> steps, DrainOptions options, DateTimeOffset? executedAt, bool ended, ClusterView view, DateTimeOffset now)
    {
        var plan = view.Nodes.Find("", node) is { } found
            ? DrainPlan.Of(found, view, options, now)
            : new DrainPlan([.. view.Pods.By(PodIndexes.ByNode, node).Select(pod => DrainPlan.Judge(pod, view, options, now))]);
        var there = plan.Pods.ToDictionary(static pod => pod.Pod.Metadata.Uid, StringComparer.Ordinal);
        var planned = steps.Select(static step => step.Pod.Uid).ToHashSet(StringComparer.Ordinal);
        var replacements = DrainReplacements.Of(steps.Where(step => !there.ContainsKey(step.Pod.Uid)), planned, executedAt, view);
        var rows = steps.Select(step => there.TryGetValue(step.Pod.Uid, out var pod) ? Present(step, pod, now) : Gone(step, replacements.GetValueOrDefault(step.Pod.Uid)))
            .Concat(plan.Pods.Where(pod => !planned.Contains(pod.Pod.Metadata.Uid) && (!ended || pod.Verdict == DrainVerdict.Leaving)).Select(pod => Other(pod, executedAt, now)));
        return new DrainTable(Sorted(rows.Select(row => row with { Node = node })), IsSynced(view));
    }

    /// <summary>How many rows are in a state.</summary>
    public int Count(DrainRowState state) => Rows.Count(row => row.State == state);

    private static ImmutableArray<DrainRow> Sorted(IEnumerable<DrainRow> rows) =>
        [.. rows.OrderBy(static row => row.State).ThenBy(static row => row.Pod.Namespace, StringComparer.Ordinal).ThenBy(static row => row.Pod.Name, StringComparer.Ordinal)];

    private static bool IsSynced(ClusterView view) => view.Pods.Status.State == WatchState.Synced;

    private static DrainRow Present(DrainStep step, DrainPod pod, DateTimeOffset now)
    {
        var reference = step.Pod;
        var row = pod.Pod.Metadata.DeletionTimestamp is { } deadline ? Leaving(reference, pod.Pod, deadline, now) : step.State switch
        {
            StepState.Failed or StepState.Skipped => new DrainRow(reference, DrainRowState.Failed, step.Answer ?? DrainTexts.NotTried),
            StepState.Blocked => new DrainRow(reference, DrainRowState.Blocked, DrainTexts.Tried(pod.Verdict == DrainVerdict.Evict ? DrainTexts.FreeNow : pod.Text, step.Attempts)) { Since = step.StartedAt },
            StepState.Done => new DrainRow(reference, DrainRowState.Leaving, DrainTexts.Accepted) { Since = step.StartedAt },
            _ when pod.Verdict == DrainVerdict.Blocked => new DrainRow(reference, DrainRowState.Blocked, pod.Text),
            _ => new DrainRow(reference, DrainRowState.Planned, pod.Text),
        };
        return row with { Step = step.Index };
    }

    private static DrainRow Gone(DrainStep step, Pod? next)
    {
        if (next is null)
        {
            return new DrainRow(step.Pod, DrainRowState.Gone, step.State == StepState.Done ? DrainTexts.Gone : DrainTexts.GoneWithoutStep) { Step = step.Index };
        }

        return new DrainRow(step.Pod, next.IsReady ? DrainRowState.Replaced : DrainRowState.Replacing, DrainTexts.Replaced(next))
        {
            Step = step.Index,
            Replacement = ObjectReference.To(KnownResources.Pods, next),
            ReplacementNode = next.NodeName,
            Since = next.Metadata.CreationTimestamp,
        };
    }

    private static DrainRow Other(DrainPod pod, DateTimeOffset? executedAt, DateTimeOffset now)
    {
        var reference = ObjectReference.To(KnownResources.Pods, pod.Pod);
        var row = pod.Pod.Metadata.DeletionTimestamp is { } deadline && !pod.Stays ? Leaving(reference, pod.Pod, deadline, now) : new DrainRow(
            reference,
            pod.Verdict switch
            {
                DrainVerdict.StaysDaemonSet or DrainVerdict.StaysMirror => DrainRowState.Stays,
                DrainVerdict.Leaving => DrainRowState.Leaving,
                _ when executedAt is not null => DrainRowState.Came,
                DrainVerdict.NeedsConsent or DrainVerdict.TwoBudgets => DrainRowState.Refused,
                DrainVerdict.Blocked => DrainRowState.Blocked,
                _ => DrainRowState.Planned,
            },
            pod.Text);
        return row.State == DrainRowState.Came ? row with { Text = DrainTexts.Came, Since = pod.Pod.Metadata.CreationTimestamp } : row;
    }

    private static DrainRow Leaving(ObjectReference reference, Pod pod, DateTimeOffset deadline, DateTimeOffset now) =>
        new(reference, DrainRowState.Leaving, DrainTexts.Grace(pod, deadline, now)) { Deadline = deadline };
}
