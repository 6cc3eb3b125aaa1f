using System.Collections.Immutable;
using System.Text;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Core.Remediation;

namespace Portal.Web.Tests.Features.Objects;

/// <summary>A cluster that answers reads as the test says, and grants impersonation.</summary>
internal sealed class ScriptedCluster : IRemediationCluster
{
    public Func<string, (int Status, string Body)>? Answer { get; set; }

    public List<(string Path, string? AsUser)> Asked { get; } = [];

    public Task<KubernetesResponse> SendAsync(string cluster, KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        Asked.Add((request.Path, impersonation?.User));
        if (Answer is null)
        {
            throw new ClusterConnectionException("GET: connection refused by 192.0.2.7:6443");
        }

        var (status, body) = Answer(request.Path);
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(body);
        return Task.FromResult(new KubernetesResponse
        {
            Status = status,
            Headers = ImmutableDictionary<string, string>.Empty,
            Body = bytes,
            Failure = status < 300 ? null : KubernetesFailure.Read(status, bytes, null, DateTimeOffset.UnixEpoch),
        });
    }

    public Task<AccessReview> CanAsync(string cluster, ApiPermission permission, Impersonation? impersonation, CancellationToken cancellationToken) =>
        Task.FromResult(new AccessReview(true, ""));
}
