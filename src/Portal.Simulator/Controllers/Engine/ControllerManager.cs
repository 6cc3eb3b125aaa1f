using Portal.Simulator.Controllers.Kubelet;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// Runs all controllers and simulated kubelets on one thread, driven by the store's changes and by the clock; nothing polls.
/// With a fake clock call <see cref="Drain"/> after each step of it; with a real one let <see cref="RunAsync"/> run.
/// </summary>
public sealed partial class ControllerManager
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly SimulatedApi _api;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly WorkSchedule _work;
    private readonly ClusterIndex _index = new();
    private readonly ChangeReader _changes;
    private readonly NodeHeartbeats _nodes;
    private readonly Dictionary<string, IController> _controllers;
    private readonly Dictionary<(string Controller, string Key), int> _failures = [];
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the controllers of a cluster; none runs before <see cref="Drain"/> or <see cref="RunAsync"/> is called.</summary>
    public ControllerManager(
        SimulatedApi api, TimeProvider time, ControllerOptions? options = null, FoundObjects? found = null, ILogger<ControllerManager>? logger = null)
    {
        Found = found ?? new FoundObjects();
        _api = api;
        _time = time;
        _logger = logger ?? (ILogger)Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        _work = new WorkSchedule(time);
        _changes = new ChangeReader(api, Found);
        var parts = new ControllerParts(new ClusterAccess(api), _index, _work, time, options ?? new(), Found);
        _nodes = parts.Nodes;
        _controllers = parts.All.ToDictionary(controller => controller.Name, StringComparer.Ordinal);
    }

    /// <summary>What scenarios and the seeding put there.</summary>
    public FoundObjects Found { get; }

    /// <summary>Halts or starts the kubelet of a node, as a power cut does.</summary>
    public void SetNodeAlive(string node, bool alive)
    {
        lock (_gate)
        {
            ReadChanges();
            _nodes.SetAlive(node, alive);
        }

        Interlocked.Exchange(ref _woken, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Does everything that is due now, and what follows from it. Thread-safe.</summary>
    /// <returns>When there is something to do next; null when only a change of the cluster makes work.</returns>
    public DateTimeOffset? Drain()
    {
        lock (_gate)
        {
            do
            {
                ReadChanges();
                while (_work.TryTake(out var entry))
                {
                    Do(entry.Controller, entry.Key);
                    ReadChanges();
                }
            }
            while (_changes.HasMore);
            return _work.NextDue;
        }
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var changed = Task.WhenAny(_api.Store.WrittenAfter(_changes.Revision), _woken.Task);
            var due = Drain();
            if (due is null)
            {
                await ((Task)changed).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var wait = due.Value - _time.GetUtcNow();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (wait > TimeSpan.Zero)
            {
                await Task.WhenAny(changed, Task.Delay(wait, _time, stop.Token));
            }

            await stop.CancelAsync();
        }
    }

    private void ReadChanges()
    {
        var changes = _changes.Read();
        while (changes.TryDequeue(out var change))
        {
            // Dequeued, so that the parsed objects of the first list do not all live at once.
            Apply(change);
            foreach (var controller in _controllers.Values)
            {
                Observe(controller, change);
            }

            if (change.Type == WatchEventType.Deleted)
            {
                Found.Thaw(change.Object.Uid);
            }
        }
    }

    private void Do(string name, string key)
    {
        var controller = _controllers[name];
        try
        {
            controller.Reconcile(key);
            _failures.Remove((name, key));
        }
        catch (ApiException refused)
        {
            Log.Refused(_logger, name, key, refused.Message);
            RetryLater(controller, key);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Users may write any object; what one controller cannot read must not stop the others.
            Log.Failed(_logger, name, key, failure);
            RetryLater(controller, key);
        }
    }

    private void RetryLater(IController controller, string key)
    {
        var failures = _failures.GetValueOrDefault((controller.Name, key)) + 1;
        _failures[(controller.Name, key)] = failures;
        _work.Add(controller, key, TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures - 1, 10)), LongestRetry.TotalSeconds)));
    }

    private void Apply(ObjectChange change)
    {
        try
        {
            _index.Apply(change);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.Unread(_logger, "index", change.Object.ToString(), failure);
        }
    }

    private void Observe(IController controller, ObjectChange change)
    {
        try
        {
            controller.Observe(change);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.Unread(_logger, controller.Name, change.Object.ToString(), failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Controller} could not reconcile {Key}, and will try again: {Reason}")]
        public static partial void Refused(ILogger logger, string controller, string key, string reason);

        [LoggerMessage(2, LogLevel.Error, "{Controller} failed on {Key}, and will try again")]
        public static partial void Failed(ILogger logger, string controller, string key, Exception failure);

        [LoggerMessage(3, LogLevel.Error, "{Controller} could not read {Object}, and goes on without it")]
        public static partial void Unread(ILogger logger, string controller, string @object, Exception failure);
    }
}
