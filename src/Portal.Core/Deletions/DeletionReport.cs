using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Deletions.Admission;

namespace Portal.Core.Deletions;

/// <summary>
/// All objects of a cluster that are past their deletion, explained, with the chain behind each followed to its root. A pure function of a view and a time.
/// </summary>
public sealed record DeletionReport
{
    private const int LongestChain = 64;

    /// <summary>Name of the cluster that was looked at.</summary>
    public required string Cluster { get; init; }

    /// <summary>The time on the API server's clock for which it was made.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The stuck objects, longest stuck first.</summary>
    public required ImmutableArray<StuckDeletion> Stuck { get; init; }

    /// <summary>The roots with what each holds: those that nobody works on first, then by how many they hold.</summary>
    public required ImmutableArray<DeletionCause> Causes { get; init; }

    /// <summary>Objects in deletion that are within their time.</summary>
    public required int WithinTime { get; init; }

    /// <summary>How many kinds were looked at.</summary>
    public required int Kinds { get; init; }

    /// <summary>What could not be looked at: "none" means "none that we can see" while there are any.</summary>
    public required ImmutableArray<MetadataGap> Gaps { get; init; }

    /// <summary>When it may say something else without any object changing; null: only a change of an object changes it.</summary>
    public DateTimeOffset? NextLook { get; init; }

    /// <summary>Looks at everything.</summary>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="now">The time on the API server's clock.</param>
    /// <param name="explainers">Who explains; the first that takes a kind does.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static DeletionReport Build(ClusterView view, DateTimeOffset now, IReadOnlyList<IDeletionExplainer> explainers, CancellationToken cancellationToken)
    {
        var verdicts = new Dictionary<string, (DeletingObject Object, DeletionVerdict Verdict)>(StringComparer.Ordinal);
        var within = 0;
        DateTimeOffset? next = null;
        var admission = new RefusingWebhooks(ConfiguredWebhook.Of(view));
        foreach (var found in view.Metadata.InDeletion)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var obj = new DeletingObject(found.Kind, found.Metadata, view, now);
            var due = DeletionTimes.After(obj.Deadline, DeletionTimes.MarginOf(found.Kind.Kind));
            if (now <= due)
            {
                within++;
                next = DeletionTimes.Earlier(next, due == DateTimeOffset.MaxValue ? null : due.AddTicks(1));
                continue;
            }

            var verdict = admission.With(obj, explainers.First(explainer => explainer.Explains(found.Kind)).Explain(obj));
            next = DeletionTimes.Earlier(next, verdict.ChangesAt);
            verdicts[found.Metadata.Uid] = (obj, verdict);
        }

        ImmutableArray<StuckDeletion> stuck =
        [
            .. verdicts.Values.Select(entry => Follow(entry.Object, entry.Verdict, verdicts))
                .OrderBy(static s => s.Deadline).ThenBy(static s => s.Reference.ToString(), StringComparer.Ordinal),
        ];
        return new DeletionReport
        {
            Cluster = view.Cluster,
            AsOf = now,
            Stuck = stuck,
            Causes = Group(stuck),
            WithinTime = within,
            Kinds = view.Metadata.Snapshots.Count(static s => s.Status.State == WatchState.Synced),
            Gaps = [.. view.Metadata.Gaps],
            NextLook = next,
        };
    }

    private static StuckDeletion Follow(
        DeletingObject obj, DeletionVerdict verdict, Dictionary<string, (DeletingObject Object, DeletionVerdict Verdict)> verdicts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { obj.Metadata.Uid };
        var chain = ImmutableArray.CreateBuilder<ObjectReference>();
        var why = verdict;
        while (seen.Count < LongestChain
            && why.Holders.Select(static holder => holder.Object?.Uid).FirstOrDefault(uid => uid is { Length: > 0 } && verdicts.ContainsKey(uid) && !seen.Contains(uid)) is { } uid)
        {
            seen.Add(uid);
            why = verdicts[uid].Verdict;
            chain.Add(verdicts[uid].Object.Reference);
        }

        return new StuckDeletion(obj.Kind, obj.Metadata, verdict, why.Cause, chain.ToImmutable());
    }

    private static ImmutableArray<DeletionCause> Group(ImmutableArray<StuckDeletion> stuck) =>
    [
        .. stuck.GroupBy(static s => s.Cause.Key, StringComparer.Ordinal)
            .Select(static group => new DeletionCause(
                group.First().Cause,
                [.. group.OrderByDescending(static s => s.Chain.IsEmpty).ThenBy(static s => s.Deadline)]))
            .OrderBy(static cause => cause.Waiting).ThenByDescending(static cause => cause.Objects.Length).ThenBy(static cause => cause.Since),
    ];
}
