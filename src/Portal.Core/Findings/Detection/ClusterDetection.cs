using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Findings.Detection;

/// <summary>All detectors on one cluster, pass after pass. What one detector does the others do not feel, and what one cluster does neither.</summary>
internal sealed partial class ClusterDetection(
    string cluster,
    ImmutableArray<IDetector> detectors,
    ILiveClusters clusters,
    IDbContextFactory<PortalDbContext> contexts,
    DetectorStatuses statuses,
    DetectionMetrics metrics,
    FindingChanges changes,
    DetectionOptions options,
    TimeProvider clock,
    ILogger log)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly ImmutableArray<Watched> _detectors = [.. detectors.Select(d => new Watched(new DetectorTracker(d), new FindingWriter(cluster, d.Problem, contexts)))];
    private DateTimeOffset _nextFull = DateTimeOffset.MinValue;

    /// <summary>Looks at everything now, and from then on at what changes, until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var changed = clusters.Changes(cluster)?.Next ?? Task.Delay(Timeout.InfiniteTimeSpan, stop);
            var wait = await PassAsync(stop);
            await Task.WhenAny(changed, Task.Delay(wait, clock, stop));
            await Task.Delay(options.Debounce, clock, stop);
        }
    }

    /// <summary>One pass of all detectors.</summary>
    /// <returns>How long nothing needs to be done unless something changes.</returns>
    internal async Task<TimeSpan> PassAsync(CancellationToken stop)
    {
        var full = clock.GetUtcNow() >= _nextFull;
        if (full)
        {
            _nextFull = clock.GetUtcNow() + options.FullPassEvery;
        }

        var failed = false;
        foreach (var watched in _detectors)
        {
            try
            {
                await LookAsync(watched, full, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                // The database, most likely: the detector's memory is whole, and the next pass writes what is missing.
                failed = true;
                Log.NotWritten(log, e, watched.Problem, cluster);
            }
        }

        var wait = _nextFull - clock.GetUtcNow();
        foreach (var look in _detectors.Select(static d => d.Tracker.NextLook).OfType<DateTimeOffset>())
        {
            var until = look - clusters.Now(cluster);
            wait = until < wait ? until : wait;
        }

        wait = failed && AfterFailure < wait ? AfterFailure : wait;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }

    private async Task LookAsync(Watched watched, bool full, CancellationToken stop)
    {
        if (clusters.View(cluster) is not { } view)
        {
            return;
        }

        var now = clusters.Now(cluster);
        var sight = DetectorSight.Of(watched.Tracker.Detector, view);
        if (statuses.WhySwitchedOff(watched.Problem) is { } why)
        {
            SetStatus(watched, DetectorState.SwitchedOff, new LocalizedText(why, why));
            await DoubtAsync(watched, now, TimeSpan.Zero, stop);
            return;
        }

        if (sight.Sight == Sight.None)
        {
            SetStatus(watched, DetectorState.Waiting, Missing(sight));
            await DoubtAsync(watched, now, options.DoubtAfter, stop);
            return;
        }

        watched.BlindSince = null;
        if (await ExamineAsync(watched, view, sight, now, full, stop) is not { } batch)
        {
            return;
        }

        // What could not be looked at stays unknown until a pass looks at it.
        watched.Unknown = batch.Full ? [.. batch.Unknown] : [.. watched.Unknown.Except(batch.Results.Keys), .. batch.Unknown];
        if (await watched.Writer.SyncAsync(watched.Tracker.Observations, sight.Sight == Sight.Clear, watched.Unknown, now, batch.Full ? now : DateTimeOffset.MinValue, stop))
        {
            changes.Signal.Raise();
        }
    }

    private async Task<ExaminationBatch?> ExamineAsync(
        Watched watched, Portal.Cluster.Watching.ClusterView view, DetectorSight sight, DateTimeOffset now, bool full, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var budget = new CancellationTokenSource(options.Budget, clock);
        var work = Task.Factory.StartNew(
            () => watched.Tracker.Run(view, sight, now, full, budget.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        ExaminationBatch batch;
        try
        {
            batch = await work.WaitAsync(options.Budget + options.Grace, clock, stop);
        }
        catch (TimeoutException)
        {
            // .NET cannot end a thread: it is given up with its core, and the detector with it.
            statuses.SwitchOff(watched.Problem, $"The detector {watched.Problem} did not come back within {(options.Budget + options.Grace).TotalSeconds:0.#} s on cluster {cluster} and was switched off. It may keep one processor core busy: restart the portal.");
            metrics.Failed(cluster, watched.Problem, 1);
            Log.SwitchedOff(log, watched.Problem, cluster);
            SetStatus(watched, DetectorState.SwitchedOff, null);
            return null;
        }

        watched.Tracker.Apply(batch, view, sight);
        Report(watched, batch, sight, now, Stopwatch.GetElapsedTime(began));
        return batch;
    }

    private async Task DoubtAsync(Watched watched, DateTimeOffset now, TimeSpan after, CancellationToken stop)
    {
        watched.BlindSince ??= now;
        if (now - watched.BlindSince >= after && await watched.Writer.DoubtAsync(watched.BlindSince.Value, stop))
        {
            changes.Signal.Raise();
        }
    }

    private void Report(Watched watched, ExaminationBatch batch, DetectorSight sight, DateTimeOffset now, TimeSpan duration)
    {
        var error = batch.FirstFailure ?? (batch.OutOfBudget ? $"Used up its work budget of {options.Budget.TotalSeconds:0.#} s; {batch.Unknown.Count} subjects were not looked at." : null);
        metrics.Passed(cluster, watched.Problem, batch.Full, duration);
        var errors = batch.Failures + (batch.FirstFailure is null && batch.OutOfBudget ? 1 : 0);
        if (error is not null)
        {
            metrics.Failed(cluster, watched.Problem, errors);
            Log.DetectorFailed(log, watched.Problem, cluster, batch.Failures, error);
        }

        statuses.Set(cluster, watched.Problem, status => status with
        {
            State = sight.Sight == Sight.Clear ? DetectorState.Looking : DetectorState.LookingPartly,
            Text = sight.Sight == Sight.Clear ? null : Missing(sight),
            LastRun = now,
            LastDuration = duration,
            LastFullPass = batch.Full ? now : status.LastFullPass,
            Subjects = batch.Full ? batch.Examined : status.Subjects,
            Observations = watched.Tracker.Observations.Count,
            Errors = status.Errors + errors,
            LastError = error ?? status.LastError,
            LastErrorAt = error is null ? status.LastErrorAt : now,
        });
    }

    private void SetStatus(Watched watched, DetectorState state, LocalizedText? text) =>
        statuses.Set(cluster, watched.Problem, status => status with { State = state, Text = text ?? status.Text });

    private static LocalizedText Missing(DetectorSight sight)
    {
        var kinds = string.Join(", ", sight.Missing.Select(static kind => kind.Resource));
        return new LocalizedText($"Not live: {kinds}.", $"数据不是最新：{kinds}。");
    }

    private sealed class Watched(DetectorTracker tracker, FindingWriter writer)
    {
        public DetectorTracker Tracker => tracker;

        public FindingWriter Writer => writer;

        public string Problem => tracker.Detector.Problem;

        /// <summary>Subjects that the detector could not look at.</summary>
        public HashSet<ObjectKey> Unknown { get; set; } = [];

        /// <summary>Since when it cannot look at all.</summary>
        public DateTimeOffset? BlindSince { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What detector {Problem} sees on {Cluster} could not be written; the next pass writes it")]
        public static partial void NotWritten(ILogger log, Exception exception, string problem, string cluster);

        [LoggerMessage(LogLevel.Error, "Detector {Problem} failed {Count} times in one pass on {Cluster}: {Error}")]
        public static partial void DetectorFailed(ILogger log, string problem, string cluster, int count, string error);

        [LoggerMessage(LogLevel.Critical, "Detector {Problem} did not come back on {Cluster} and is switched off; restart the portal to free its thread")]
        public static partial void SwitchedOff(ILogger log, string problem, string cluster);
    }
}
