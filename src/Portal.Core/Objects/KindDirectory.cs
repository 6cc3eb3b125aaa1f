using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Core.Remediation;

namespace Portal.Core.Objects;

/// <summary>
/// Knows the plural names of kinds: of Kubernetes' own by heart, of others by the API server's discovery, which everybody who is signed in may read. An
/// answer is kept for ten minutes.
/// </summary>
internal sealed class KindDirectory(IRemediationCluster cluster, TimeProvider clock)
{
    private const int MostRemembered = 2000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Cluster, string ApiVersion), (DateTimeOffset Until, ResourceKind[] Kinds)> _known = new();

    /// <summary>The kind, or null when the API server does not serve it or does not say.</summary>
    public async Task<ResourceKind?> FindAsync(string clusterName, string apiVersion, string kind, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        var (group, version) = BuiltInKinds.Split(apiVersion);
        if (KubernetesNames.GroupProblem(group) is not null || KubernetesNames.SegmentProblem(version) is not null)
        {
            return null;
        }

        if (BuiltInKinds.Find(apiVersion, kind) is { } own)
        {
            return own;
        }

        if (group.Length == 0)
        {
            return null;
        }

        var key = (clusterName, apiVersion);
        if (!_known.TryGetValue(key, out var remembered) || remembered.Until < clock.GetUtcNow())
        {
            var answer = await cluster.SendAsync(clusterName, new KubernetesRequest { Method = "GET", Path = $"/apis/{group}/{version}" }, impersonation, cancellationToken);
            if (!answer.Succeeded && answer.Status != 404)
            {
                return null;
            }

            if (_known.Count >= MostRemembered)
            {
                _known.Clear();
            }

            remembered = (clock.GetUtcNow() + Lifetime, answer.Succeeded && answer.Json() is { } list ? [.. Read(group, version, list)] : []);
            _known[key] = remembered;
        }

        return remembered.Kinds.FirstOrDefault(found => found.Kind == kind);
    }

    // Subresources are in the list too: their names have a slash.
    private static IEnumerable<ResourceKind> Read(string group, string version, JsonElement list) => list.Items("resources")
        .Where(static resource => KubernetesNames.SegmentProblem(resource.Text("name")) is null)
        .Select(resource => new ResourceKind(group, version, resource.Text("name"), resource.Text("kind"), resource.Flag("namespaced")));
}
