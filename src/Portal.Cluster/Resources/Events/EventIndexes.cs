using Portal.Cluster.Watching;

namespace Portal.Cluster.Resources.Events;

/// <summary>Ways to find events.</summary>
public static class EventIndexes
{
    /// <summary>By kind and name of the object that they are about, as Kind/namespace/name or Kind/name.</summary>
    public static ResourceIndex<KubernetesEvent> ByObject { get; } = new("object", static e => [$"{e.InvolvedObject.Kind}/{e.InvolvedObject.Key}"]);
}
