using Portal.Simulator.Controllers.Deletion;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>
/// Takes the protection finalizers: of a claim in deletion once no scheduled pod of its namespace names it, whatever the pod's phase; of a
/// volume in deletion once it is not Bound.
/// </summary>
public sealed class VolumeProtection(ClusterAccess cluster, WorkSchedule work) : IController
{
    private const string ClaimFinalizer = "kubernetes.io/pvc-protection";
    private const string VolumeFinalizer = "kubernetes.io/pv-protection";
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public string Name => "volume-protection";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Type == WatchEventType.Deleted && change.Is(KnownResources.Pods))
        {
            foreach (var claim in PodClaims.Names(change.Json))
            {
                work.Add(this, $"{change.Object.Namespace}/{claim}", Delay);
            }
        }
        else if (change.Type == WatchEventType.Modified && change.Json.IsTerminating()
            && (change.Is(KnownResources.PersistentVolumeClaims) || change.Is(KnownResources.PersistentVolumes)))
        {
            work.Add(this, change.Key.Text, Delay);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (ns.Length == 0)
        {
            if (cluster.Get(KnownResources.PersistentVolumes, "", name) is { } volume && volume.IsTerminating() && volume.Text("status", "phase") != "Bound")
            {
                Release(KnownResources.PersistentVolumes, "", name, VolumeFinalizer);
            }
        }
        else if (cluster.Get(KnownResources.PersistentVolumeClaims, ns, name) is { } claim && claim.IsTerminating() && !IsUsed(ns, name))
        {
            Release(KnownResources.PersistentVolumeClaims, ns, name, ClaimFinalizer);
        }
    }

    private bool IsUsed(string ns, string claim) => cluster.List(KnownResources.Pods, ns).Select(stored => stored.ToJson())
        .Any(pod => pod.Text("spec", "nodeName") is { Length: > 0 } && PodClaims.Names(pod).Contains(claim, StringComparer.Ordinal));

    private void Release(ResourceDefinition resource, string ns, string name, string finalizer)
        => cluster.Change(resource, ns, name, json => Finalizers.Remove(json, finalizer));
}
