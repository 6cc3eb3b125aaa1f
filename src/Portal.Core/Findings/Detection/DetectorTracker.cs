using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Findings.Detection;

/// <summary>
/// One detector on one cluster: knows what it last said of each subject, which subjects a change concerns, and when to look again without any
/// change. No I/O and no clock: <see cref="Run"/> reads only, and <see cref="Apply"/> takes its result over.
/// </summary>
/// <param name="detector">The detector.</param>
public sealed class DetectorTracker(IDetector detector)
{
    // Only of subjects about which there is something to say: a cluster of healthy pods takes no memory.
    private readonly Dictionary<ObjectKey, Observation> _observations = [];
    private readonly Dictionary<ObjectKey, DateTimeOffset> _lookAgain = [];
    private readonly PriorityQueue<ObjectKey, DateTimeOffset> _due = new();
    private ClusterView? _seen;
    private DetectorSight? _sight;

    /// <summary>The detector.</summary>
    public IDetector Detector => detector;

    /// <summary>What it sees, by subject.</summary>
    public IReadOnlyDictionary<ObjectKey, Observation> Observations => _observations;

    /// <summary>When to look next without any change, on the API server's clock; null for never.</summary>
    public DateTimeOffset? NextLook
    {
        get
        {
            while (_due.TryPeek(out var key, out var at) && (!_lookAgain.TryGetValue(key, out var current) || current != at))
            {
                _due.Dequeue(); // Replaced by a later wish.
            }

            return _due.TryPeek(out _, out var next) ? next : null;
        }
    }

    /// <summary>Looks at the subjects that something changed for since the last <see cref="Apply"/>, or at all. Changes nothing here.</summary>
    /// <param name="view">The cluster now.</param>
    /// <param name="sight">What the detector can see of it.</param>
    /// <param name="now">The time on the API server's clock.</param>
    /// <param name="full">Whether to look at all.</param>
    /// <param name="budget">Cancelled when the work budget is used up.</param>
    public ExaminationBatch Run(ClusterView view, DetectorSight sight, DateTimeOffset now, bool full, CancellationToken budget)
    {
        var all = full || _seen is null || _sight is null || !_sight.States.SequenceEqual(sight.States);
        var batch = new ExaminationBatch { Full = all };
        var snapshot = view.Of(detector.SubjectKind)!;
        if (all)
        {
            foreach (var subject in snapshot.Objects)
            {
                Examine(ObjectKey.Of(subject), subject, view, now, batch, budget);
            }

            return batch;
        }

        foreach (var key in Concerned(view, now, batch, budget))
        {
            if (snapshot.Find(key) is { } subject)
            {
                Examine(key, subject, view, now, batch, budget);
            }
            else
            {
                batch.Results[key] = null;
            }
        }

        return batch;
    }

    /// <summary>Takes a result over.</summary>
    /// <param name="batch">The result of <see cref="Run"/>.</param>
    /// <param name="view">The view that it was made of.</param>
    /// <param name="sight">The sight that it was made with.</param>
    public void Apply(ExaminationBatch batch, ClusterView view, DetectorSight sight)
    {
        foreach (var (key, examination) in batch.Results)
        {
            Keep(key, examination);
        }

        if (batch.Full)
        {
            foreach (var gone in _observations.Keys.Concat(_lookAgain.Keys).Where(key => !batch.Results.ContainsKey(key) && !batch.Unknown.Contains(key)).ToList())
            {
                Keep(gone, null);
            }
        }

        // After a lost track the next pass must not believe that it knows what changed.
        (_seen, _sight) = batch.LostTrack || (batch.OutOfBudget && !batch.Full) ? (null, null) : (view, sight);
    }

    private HashSet<ObjectKey> Concerned(ClusterView view, DateTimeOffset now, ExaminationBatch batch, CancellationToken budget)
    {
        var concerned = new HashSet<ObjectKey>();
        foreach (var change in view.Of(detector.SubjectKind)!.ChangesSince(_seen!.Of(detector.SubjectKind)))
        {
            concerned.Add(change.Key);
        }

        try
        {
            foreach (var input in detector.Inputs)
            {
                foreach (var change in view.Of(input.Kind)?.ChangesSince(_seen.Of(input.Kind)) ?? [])
                {
                    // Who depended on the object as it was, and who depends on it as it is, by the ways of then and of now.
                    concerned.UnionWith(change.Before is null ? [] : input.Subjects(change.Before, _seen).Concat(input.Subjects(change.Before, view)));
                    concerned.UnionWith(change.After is null ? [] : input.Subjects(change.After, view));
                    budget.ThrowIfCancellationRequested();
                }
            }
        }
        catch (Exception e)
        {
            batch.LostTrack = true;
            Fail(batch, e, null);
        }

        foreach (var (key, at) in _lookAgain)
        {
            if (at <= now)
            {
                concerned.Add(key);
            }
        }

        return concerned;
    }

    private void Examine(ObjectKey key, IKubernetesObject subject, ClusterView view, DateTimeOffset now, ExaminationBatch batch, CancellationToken budget)
    {
        if (budget.IsCancellationRequested)
        {
            batch.OutOfBudget = true;
            batch.Unknown.Add(key);
            return;
        }

        try
        {
            var examination = detector.Examine(subject, view, now, budget);
            batch.Examined++;
            if (!batch.Full || examination is not { Observation: null, LookAgainAt: null })
            {
                batch.Results[key] = examination;
            }
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            batch.OutOfBudget = true;
            batch.Unknown.Add(key);
        }
        catch (Exception e)
        {
            Fail(batch, e, key);
            batch.Unknown.Add(key);
        }
    }

    private void Fail(ExaminationBatch batch, Exception e, ObjectKey? subject)
    {
        if (e is OperationCanceledException)
        {
            batch.OutOfBudget = true;
        }

        batch.Failures++;
        batch.FirstFailure ??= $"{e.GetType().Name}{(subject is { } key ? $" on {detector.SubjectKind.Kind} {key}" : "")}: {e.Message}";
    }

    private void Keep(ObjectKey key, Examination? examination)
    {
        if (examination?.Observation is { } observation)
        {
            _observations[key] = observation;
        }
        else
        {
            _observations.Remove(key);
        }

        if (examination?.LookAgainAt is not { } at)
        {
            _lookAgain.Remove(key);
        }
        else if (!_lookAgain.TryGetValue(key, out var before) || before != at)
        {
            _lookAgain[key] = at;
            _due.Enqueue(key, at);
        }
    }
}
