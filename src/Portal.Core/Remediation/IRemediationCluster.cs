using Portal.Cluster.Actions;
using Portal.Cluster.Connection;

namespace Portal.Core.Remediation;

/// <summary>The requests of remediations. Tests replace it by a cluster of their own making.</summary>
public interface IRemediationCluster
{
    /// <summary>Sends one request, once.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="request">The request.</param>
    /// <param name="impersonation">In whose name; null: the portal's own account.</param>
    /// <param name="cancellationToken">Ends the wait; a write may have been done nevertheless.</param>
    /// <exception cref="ClusterConnectionException">There was no answer, or there is no such cluster.</exception>
    Task<KubernetesResponse> SendAsync(string cluster, KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken);

    /// <summary>Asks the cluster whether somebody may do something.</summary>
    /// <exception cref="ClusterConnectionException">There was no answer, or there is no such cluster.</exception>
    Task<AccessReview> CanAsync(string cluster, ApiPermission permission, Impersonation? impersonation, CancellationToken cancellationToken);
}
