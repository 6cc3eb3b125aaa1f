using System.Runtime.InteropServices;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>Holds the newest snapshot of one kind of one cluster. One reflector writes; anybody reads, from any thread.</summary>
/// <typeparam name="T">The slim type.</typeparam>
public sealed class ResourceStore<T>
    where T : class, IKubernetesObject
{
    private volatile ResourceSnapshot<T> _current;

    /// <summary>An empty store.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="changes">The signal to raise; null: one of its own.</param>
    public ResourceStore(ResourceKind kind, ChangeSignal? changes = null)
    {
        _current = new ResourceSnapshot<T>(kind, [], WatchStatus.Initial);
        Changes = changes ?? new ChangeSignal();
    }

    /// <summary>The newest snapshot.</summary>
    public ResourceSnapshot<T> Current => _current;

    /// <summary>Raised when objects or the state changed; not when only <see cref="WatchStatus.LastSynced"/> moved on.</summary>
    public ChangeSignal Changes { get; }

    /// <summary>Takes a whole list: all pages of it, at once.</summary>
    /// <returns>How many objects are other than before.</returns>
    internal int Replace(List<T> objects, WatchStatus status)
    {
        var next = _current.WithList(CollectionsMarshal.AsSpan(objects), status, out var changed);
        Publish(next.WithStatus(status with { Count = next.Count }));
        return changed;
    }

    /// <summary>Takes changes: for each key, what is there now, or null.</summary>
    internal void Apply(IReadOnlyDictionary<ObjectKey, T?> changes, WatchStatus status)
    {
        var list = new List<ResourceChange<T>>(changes.Count);
        foreach (var (key, after) in changes)
        {
            var before = _current.Find(key);
            if (!ReferenceEquals(before, after))
            {
                list.Add(new ResourceChange<T>(before, after));
            }
        }

        var next = list.Count == 0 ? _current : _current.WithChanges(list, status);
        Publish(next.WithStatus(status with { Count = next.Count }));
    }

    internal void SetStatus(WatchStatus status) => Publish(_current.WithStatus(status with { Count = _current.Count }));

    private void Publish(ResourceSnapshot<T> next)
    {
        var before = _current;
        _current = next;
        if (next.Version != before.Version || next.Status with { LastSynced = null } != before.Status with { LastSynced = null })
        {
            Changes.Raise();
        }
    }
}
