using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Workloads;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Finalizers;

namespace Portal.Core.Deletions.Controllers;

/// <summary>A Deployment, StatefulSet or DaemonSet that runs the controller of a finalizer.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Workload">The workload.</param>
/// <param name="Finalizer">The finalizer that its controller should remove.</param>
public sealed record ControllerWorkload(ResourceKind Kind, Workload Workload, string Finalizer)
{
    private static readonly string[] NameLabels = ["app.kubernetes.io/name", "app", "k8s-app", "name"];

    /// <summary>The workload as a reference.</summary>
    public ObjectReference Reference => ObjectReference.To(Kind, Workload);

    /// <summary>
    /// The workloads that may run the controllers of an object's finalizers, found by the names under which such a controller runs. One in the object's own
    /// namespace is meant before those elsewhere: an operator that is installed into a namespace serves that namespace. What is a part of the control plane is
    /// no workload.
    /// </summary>
    public static IReadOnlyList<ControllerWorkload> Of(DeletingObject obj)
    {
        var found = obj.Metadata.Finalizers.Distinct(StringComparer.Ordinal).SelectMany(finalizer => Of(obj, finalizer)).DistinctBy(static w => w.Workload.Metadata.Uid, StringComparer.Ordinal)
            .OrderBy(static w => w.Reference.ToString(), StringComparer.Ordinal).ToArray();
        var near = Array.FindAll(found, w => w.Workload.Metadata.Namespace == obj.Metadata.Namespace);
        return near.Length > 0 ? near : found;
    }

    private static IEnumerable<ControllerWorkload> Of(DeletingObject obj, string finalizer)
    {
        var known = KnownFinalizers.Find(finalizer);
        if (BuiltInFinalizers.Contains(finalizer) || known is { BuiltIn: true })
        {
            return [];
        }

        var names = OperatorHolder.Names(FinalizerWriters.Of(obj.Metadata, finalizer), known).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? [] :
        [
            .. Named(obj.View.Deployments, names).Select(w => new ControllerWorkload(KnownResources.Deployments, w, finalizer)),
            .. Named(obj.View.StatefulSets, names).Select(w => new ControllerWorkload(KnownResources.StatefulSets, w, finalizer)),
            .. Named(obj.View.DaemonSets, names).Select(w => new ControllerWorkload(KnownResources.DaemonSets, w, finalizer)),
        ];
    }

    private static IEnumerable<Workload> Named(ResourceSnapshot<Workload> workloads, HashSet<string> names) => workloads.Items.Where(workload =>
        names.Contains(workload.Metadata.Name)
        || NameLabels.Any(label => workload.Metadata.Labels.TryGetValue(label, out var value) && names.Contains(value)));
}
