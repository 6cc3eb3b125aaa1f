using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Watching;

namespace Portal.Core.Remediation;

/// <summary>The requests of remediations, to the clusters of the registry.</summary>
internal sealed class RemediationCluster(ClusterRegistry registry) : IRemediationCluster
{
    /// <inheritdoc/>
    public Task<KubernetesResponse> SendAsync(string cluster, KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken) =>
        Api(cluster).SendAsync(request, impersonation, cancellationToken);

    /// <inheritdoc/>
    public Task<AccessReview> CanAsync(string cluster, ApiPermission permission, Impersonation? impersonation, CancellationToken cancellationToken) =>
        AccessReviews.CanAsync(Api(cluster), permission, impersonation, cancellationToken);

    private KubernetesHttp Api(string cluster) => registry.Find(cluster)?.Api
        ?? throw new ClusterConnectionException($"There is no cluster {cluster} any more.") { RequestNotSent = true };
}
