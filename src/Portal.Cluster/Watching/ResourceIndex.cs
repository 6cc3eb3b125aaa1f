using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>A way to find objects of a kind by something other than their name: pods by node, events by object.</summary>
/// <typeparam name="T">The slim type.</typeparam>
/// <param name="Name">What it is by, such as <c>node</c>.</param>
/// <param name="Keys">The keys of an object; none if it is not to be found through this index. Pure.</param>
public sealed record ResourceIndex<T>(string Name, Func<T, IEnumerable<string>> Keys)
    where T : class, IKubernetesObject;
