using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Findings;

/// <summary>
/// A kind that a detector reads beside its subject, and the way from a changed object of that kind to the subjects whose examination may
/// change: the engine re-examines just those.
/// </summary>
/// <param name="Kind">The kind that is read.</param>
/// <param name="Subjects">From an object (as it was before or is after the change) to the keys of the subjects. Pure.</param>
public sealed record DetectorInput(ResourceKind Kind, Func<IKubernetesObject, ClusterView, IEnumerable<ObjectKey>> Subjects);
