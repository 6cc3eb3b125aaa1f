using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Deletion;

/// <summary>Events go an hour after they were written last (the API server's event-ttl). Events of a scenario stay.</summary>
public sealed class EventExpiry(ClusterAccess cluster, WorkSchedule work, ControllerOptions options) : IController
{
    private readonly Dictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "event-ttl";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (!change.Is(KnownResources.Events))
        {
            return;
        }

        if (change.Type == WatchEventType.Deleted)
        {
            _written.Remove(change.Key.Text);
        }
        else if (!change.IsFound)
        {
            _written[change.Key.Text] = work.Now;
            work.Add(this, change.Key.Text, options.EventLifetime);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        if (!_written.TryGetValue(key, out var written))
        {
            return;
        }

        var due = written + options.EventLifetime;
        if (due > work.Now)
        {
            work.Add(this, key, due);
            return;
        }

        var (ns, name) = ClusterAccess.Split(key);
        cluster.Delete(KnownResources.Events, ns, name);
    }
}
