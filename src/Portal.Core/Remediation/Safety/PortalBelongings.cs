using System.Collections.Frozen;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;

namespace Portal.Core.Remediation.Safety;

/// <summary>What of a cluster belongs to the portal and its database. Pure.</summary>
internal sealed class PortalBelongings
{
    private readonly string _namespace;
    private readonly FrozenSet<(string Kind, string Namespace, string Name)> _objects;

    private PortalBelongings(string @namespace, IEnumerable<(string Kind, string Namespace, string Name)> objects) =>
        (_namespace, _objects) = (@namespace, objects.ToFrozenSet());

    /// <summary>
    /// Looks for them: everything in the portal's own namespace; of its database, where its host names a Service of this cluster, the pods behind that,
    /// their claims and volumes, and the workloads that they belong to.
    /// </summary>
    public static PortalBelongings In(ClusterView view, PortalHome home)
    {
        var here = home.Pod.Length > 0 && view.Pods.Find(home.Namespace, home.Pod) is { } self && (home.PodUid.Length == 0 || self.Metadata.Uid == home.PodUid);
        return here ? new PortalBelongings(home.Namespace, OfDatabase(view, home)) : new PortalBelongings("", []);
    }

    /// <summary>Whether an object is one of them.</summary>
    public bool Hold(ObjectReference target) =>
        (_namespace.Length > 0 && (target.Namespace == _namespace || target is { Kind: "Namespace" } && target.Name == _namespace))
        || _objects.Contains((target.Kind, target.Namespace, target.Name));

    private static IEnumerable<(string Kind, string Namespace, string Name)> OfDatabase(ClusterView view, PortalHome home)
    {
        // name, name.namespace, name.namespace.svc and so on: Kubernetes' own names for a Service.
        var parts = home.DatabaseHost.Split('.');
        var @namespace = parts.Length == 1 ? home.Namespace : parts[1];
        if ((parts.Length > 2 && parts[2] != "svc") || view.Services.Find(@namespace, parts[0]) is not { Selector.IsEmpty: false } service)
        {
            yield break;
        }

        yield return ("Service", @namespace, parts[0]);
        foreach (var pod in view.Pods.Items.Where(pod => service.Selects(pod.Metadata.Namespace, pod.Metadata.Labels)))
        {
            foreach (var belonging in OfPod(view, pod))
            {
                yield return belonging;
            }
        }
    }

    private static IEnumerable<(string Kind, string Namespace, string Name)> OfPod(ClusterView view, Pod pod)
    {
        var @namespace = pod.Metadata.Namespace;
        yield return ("Pod", @namespace, pod.Metadata.Name);
        if (pod.Metadata.Controller is { } owner)
        {
            yield return (owner.Kind, @namespace, owner.Name);
        }

        foreach (var name in pod.ClaimNames)
        {
            yield return ("PersistentVolumeClaim", @namespace, name);
            if (view.Claims.Find(@namespace, name) is { VolumeName.Length: > 0 } claim)
            {
                yield return ("PersistentVolume", "", claim.VolumeName);
            }
        }
    }
}
