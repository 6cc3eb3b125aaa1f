using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;

namespace Portal.Core.Deletions.Controllers;

/// <summary>The ways in which controllers and dependents are found.</summary>
public static class ControllerIndexes
{
    /// <summary>Pods by the names under which their program may be known (see <see cref="ProgramNames"/>).</summary>
    public static readonly ResourceIndex<Pod> PodsByProgram = new("deletions/program", static pod => ProgramNames.Of(pod));

    /// <summary>Leases of controllers by the names under which their holder may be known.</summary>
    public static readonly ResourceIndex<Lease> LeasesByProgram = new("deletions/program", static lease => ProgramNames.Of(lease));

    /// <summary>Claims by the uids of their owners that wait for them in a foreground deletion.</summary>
    public static readonly ResourceIndex<PersistentVolumeClaim> ClaimsByBlockedOwner = new(
        "deletions/blocked-owner", static claim => claim.Metadata.OwnerReferences.Where(static owner => owner.BlockOwnerDeletion).Select(static owner => owner.Uid));
}
