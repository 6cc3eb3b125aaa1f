using Portal.Cluster.Watching;

namespace Portal.Cluster.Resources.Events;

/// <summary>Ways to find events.</summary>
public static class EventIndexes
{
    /// <summary>By the uid of the object that they are about; events that name none are not in it.</summary>
    public static ResourceIndex<KubernetesEvent> ByObjectUid { get; } =
        new("uid", static e => e.InvolvedObject.Uid.Length == 0 ? [] : [e.InvolvedObject.Uid]);

    /// <summary>By kind and name of the object that they are about, as Kind/namespace/name or Kind/name.</summary>
    public static ResourceIndex<KubernetesEvent> ByObject { get; } = new("object", static e => [$"{e.InvolvedObject.Kind}/{e.InvolvedObject.Key}"]);
}
