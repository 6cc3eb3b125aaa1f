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

    /// <summary>
    /// The stuck deletions of a cluster, at most a second old or ten times the time that it takes to find them. Whoever asks while a report is made waits
    /// for that one.
    /// </summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The report; null if there is no cluster of that name.</returns>
    public async Task<DeletionReport?> ReportAsync(string cluster, CancellationToken cancellationToken) =>
        clusters.View(cluster) is null ? null : await Making(cluster, _slots.GetOrAdd(cluster, static _ => new Slot())).WaitAsync(cancellationToken);

    private Task<DeletionReport?> Making(string cluster, Slot slot)
    {
        lock (slot)
        {
            if (slot.Making is not { } making || (making.IsCompleted && (!making.IsCompletedSuccessfully || slot.Known is not { } known || IsOld(slot, known))))
            {
                // On a thread of its own: thousands of objects take their time, and whoever asks has a page to keep alive.
                slot.Making = making = Task.Run(() => Make(cluster, slot), CancellationToken.None);
            }

            return making;
        }
    }

    private DeletionReport? Make(string cluster, Slot slot)
    {
        // Registered before the view is read: a change in between makes the report old.
        var changed = clusters.Changes(cluster)?.Next;
        var began = clock.GetTimestamp();
        var report = clusters.View(cluster) is { } view ? DeletionReport.Build(view, clusters.Now(cluster), _explainers, CancellationToken.None) : null;
        var rest = clock.GetElapsedTime(began) * RestFactor;
        lock (slot)
        {
            (slot.Known, slot.Changed, slot.MadeAt, slot.Rest) = (report, changed, clock.GetTimestamp(), rest > ShortestRest ? rest : ShortestRest);
        }

        return report;
    }

    private bool IsOld(Slot slot, DeletionReport known) =>
        clock.GetElapsedTime(slot.MadeAt) >= slot.Rest && (slot.Changed is null or { IsCompleted: true } || known.NextLook <= clusters.Now(known.Cluster));

    private sealed class Slot
    {
        public Task<DeletionReport?>? Making { get; set; }

        public DeletionReport? Known { get; set; }

        public Task? Changed { get; set; }

        public long MadeAt { get; set; }

        public TimeSpan Rest { get; set; }
    }
}
