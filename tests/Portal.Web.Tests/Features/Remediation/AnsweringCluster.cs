using System.Collections.Immutable;
using System.Text;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Core.Remediation;

namespace Portal.Web.Tests.Features.Remediation;

/// <summary>A cluster that accepts each request with the pod as it would be, and grants what the test says.</summary>
internal sealed class AnsweringCluster : IRemediationCluster
{
    public bool? Grants { get; set; } = true;

    /// <summary>The resourceVersion that every pod has now.</summary>
    public string ResourceVersion { get; set; } = "7";

    /// <summary>What every pod has for an annotation.</summary>
    public string Annotation { get; set; } = "";

    public Task<KubernetesResponse> SendAsync(string cluster, KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        var name = request.Path.Split('?')[0].Split('/')[^1];
        return Task.FromResult(new KubernetesResponse
        {
            Status = 200,
            Headers = ImmutableDictionary<string, string>.Empty,
            Body = Encoding.UTF8.GetBytes(
                $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","namespace":"shop","uid":"u-{{{name}}}","resourceVersion":"{{{ResourceVersion}}}","annotations":{"note":{{{System.Text.Json.JsonSerializer.Serialize(Annotation)}}}},"creationTimestamp":"2026-11-24T06:00:00Z","finalizers":["example.com/hold"]},"status":{"phase":"Running"}}"""),
        });
    }

    public Task<AccessReview> CanAsync(string cluster, ApiPermission permission, Impersonation? impersonation, CancellationToken cancellationToken) =>
        Task.FromResult(new AccessReview(Grants, ""));
}
