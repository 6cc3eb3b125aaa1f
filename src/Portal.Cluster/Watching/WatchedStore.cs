using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>A kind's store and how it is filled.</summary>
internal sealed class WatchedStore<T>(WatchedResource<T> resource, ChangeSignal changes) : IWatchedStore
    where T : class, IKubernetesObject
{
    public ResourceStore<T> Store { get; } = new(resource.Kind, changes);

    public IResourceSnapshot Current => Store.Current;

    public Func<CancellationToken, Task> Reflector(WatchContext context) => stop => new ResourceReflector<T>(context, resource, Store).RunAsync(stop);

    public void Unreachable(string reason, DateTimeOffset now) =>
        Store.SetStatus(Store.Current.Status.To(WatchState.Unreachable, now) with { LastError = reason });
}
