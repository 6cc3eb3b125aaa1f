using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>One line of a watch.</summary>
/// <param name="Type">What it says.</param>
/// <param name="Object">The object; not null for Put and Deleted whose <paramref name="Problem"/> is null, perhaps incomplete otherwise.</param>
/// <param name="Version">A bookmark's resourceVersion.</param>
/// <param name="Problem">Why the object cannot be kept.</param>
/// <param name="Failure">An error's Status.</param>
internal readonly record struct WatchLine<T>(
    WatchLineType Type, T? Object = null, string Version = "", string? Problem = null, KubernetesFailure? Failure = null)
    where T : class, IKubernetesObject;
