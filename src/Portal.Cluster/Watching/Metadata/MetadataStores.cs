using System.Collections.Immutable;
using Portal.Cluster.Discovery;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>
/// The stores of the kinds that discovery found, each filled by a reflector of its own: they begin with a kind and end with it. Like the other stores they
/// outlive connections.
/// </summary>
/// <param name="changes">The cluster's signal.</param>
internal sealed class MetadataStores(ChangeSignal changes)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private volatile State _state = new(ClusterKinds.Unknown, []);
    private volatile MetadataSnapshots _view = MetadataSnapshots.Unknown;

    /// <summary>What is known now. As long as nothing changed it is the same instance.</summary>
    public MetadataSnapshots View()
    {
        var (state, view) = (_state, _view);
        if (view.Kinds == state.Kinds && view.Snapshots.Length == state.Stores.Length)
        {
            var same = true;
            for (var i = 0; same && i < state.Stores.Length; i++)
            {
                same = ReferenceEquals(view.Snapshots[i], state.Stores[i].Store.Current);
            }

            if (same)
            {
                return view;
            }
        }

        return _view = new MetadataSnapshots(state.Kinds, [.. state.Stores.Select(static s => s.Store.Current)]);
    }

    /// <summary>Watches what discovery finds until stopped.</summary>
    /// <param name="context">The connection, with the options and the semaphore of these kinds.</param>
    /// <param name="discovery">Says which kinds there are.</param>
    /// <param name="isBusy">Whether the kinds that are watched in full are not listed yet: they come first.</param>
    /// <param name="keep">Runs a reflector and begins it anew after a defect.</param>
    /// <param name="stop">Stops.</param>
    public async Task RunAsync(
        WatchContext context, ClusterDiscovery discovery, Func<bool> isBusy, Func<Func<CancellationToken, Task>, CancellationToken, Task> keep, CancellationToken stop)
    {
        var running = new Dictionary<ResourceKind, (CancellationTokenSource End, Task Work)>();
        try
        {
            var began = context.Time.GetTimestamp();
            while (isBusy() && context.Time.GetElapsedTime(began) < context.Options.MetadataDelay)
            {
                await Task.Delay(Look, context.Time, stop);
            }

            while (true)
            {
                var next = discovery.Changes.Next;
                Follow(discovery.Current, context.Time.GetUtcNow());
                foreach (var store in _state.Stores.Where(s => !running.ContainsKey(s.Store.Current.Kind)))
                {
                    var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
                    running.Add(store.Store.Current.Kind, (end, keep(store.Reflector(context), end.Token)));
                }

                foreach (var kind in running.Keys.Except(_state.Stores.Select(static s => s.Store.Current.Kind)).ToList())
                {
                    running.Remove(kind, out var gone);
                    await EndAsync(gone);
                }

                await next.WaitAsync(stop);
            }
        }
        finally
        {
            await Task.WhenAll(running.Values.Select(EndAsync));
        }
    }

    /// <summary>Says of all kinds that the cluster cannot be reached.</summary>
    public void Unreachable(string reason, DateTimeOffset now)
    {
        foreach (var store in _state.Stores)
        {
            store.Unreachable(reason, now);
        }
    }

    private static async Task EndAsync((CancellationTokenSource End, Task Work) running)
    {
        await running.End.CancelAsync();
        await running.Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        running.End.Dispose();
    }

    /// <summary>Makes the stores those of the kinds; one whose kind stays is kept with what it holds.</summary>
    private void Follow(ClusterKinds kinds, DateTimeOffset now)
    {
        var held = _state.Stores.ToDictionary(static s => s.Store.Current.Kind);
        _state = new State(kinds, [.. MetadataSnapshots.Wanted(kinds).Select(kind => held.GetValueOrDefault(kind) ?? New(kind, now))]);
        changes.Raise();
    }

    private WatchedStore<ObjectMetadata> New(ResourceKind kind, DateTimeOffset now)
    {
        var store = new WatchedStore<ObjectMetadata>(WatchedResources.Metadata(kind), changes);
        store.Store.SetStatus(WatchStatus.Initial with { Since = now });
        return store;
    }

    private sealed record State(ClusterKinds Kinds, ImmutableArray<WatchedStore<ObjectMetadata>> Stores);
}
