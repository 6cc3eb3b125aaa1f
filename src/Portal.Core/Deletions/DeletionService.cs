using System.Collections.Concurrent;
using Portal.Core.Findings;

namespace Portal.Core.Deletions;

/// <summary>
/// The stuck deletions of each cluster, made when somebody asks: one report for all viewers. It is made anew when something changed or a deadline passed, and
/// never so often that more than a tenth of the time goes into it.
/// </summary>
/// <param name="clusters">The watched clusters.</param>
/// <param name="explainers">Who explains what, those for one kind first; the last one takes every kind.</param>
/// <param name="clock">The clock.</param>
public sealed class DeletionService(ILiveClusters clusters, IEnumerable<IDeletionExplainer> explainers, TimeProvider clock)
{
    private const int RestFactor = 10;
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    private readonly IDeletionExplainer[] _explainers = [.. explainers];
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>The stuck deletions of a cluster, at most a second old or ten times the time that it takes to find them.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The report; null if there is no cluster of that name.</returns>
    public DeletionReport? Report(string cluster, CancellationToken cancellationToken)
    {
        if (clusters.View(cluster) is null)
        {
            return null;
        }

        var slot = _slots.GetOrAdd(cluster, static _ => new Slot());
        lock (slot)
        {
            if (slot.Report is not { } known || IsOld(slot, known))
            {
                // Registered before the view is read: a change in between makes the report old.
                slot.Changed = clusters.Changes(cluster)?.Next;
                var began = clock.GetTimestamp();
                if (clusters.View(cluster) is not { } view)
                {
                    return null;
                }

                slot.Report = DeletionReport.Build(view, clusters.Now(cluster), _explainers, cancellationToken);
                var took = clock.GetElapsedTime(began) * RestFactor;
                slot.MadeAt = clock.GetTimestamp();
                slot.Rest = took > ShortestRest ? took : ShortestRest;
            }

            return slot.Report;
        }
    }

    private bool IsOld(Slot slot, DeletionReport known) =>
        clock.GetElapsedTime(slot.MadeAt) >= slot.Rest && (slot.Changed is null or { IsCompleted: true } || known.NextLook <= clusters.Now(known.Cluster));

    private sealed class Slot
    {
        public DeletionReport? Report { get; set; }

        public Task? Changed { get; set; }

        public long MadeAt { get; set; }

        public TimeSpan Rest { get; set; }
    }
}
