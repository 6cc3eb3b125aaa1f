using System.Text.Json;
using Portal.Cluster.Actions;

namespace Portal.Cluster.Connection;

/// <summary>The API server's version.</summary>
public static class ServerVersion
{
    /// <summary>Asks for it.</summary>
    /// <param name="http">The cluster.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The version as the server names it ("v1.36.2"), or null when it does not say.</returns>
    /// <exception cref="ClusterConnectionException">The API server did not answer.</exception>
    public static async Task<string?> GetAsync(KubernetesHttp http, CancellationToken cancellationToken)
    {
        var response = await http.SendAsync(new KubernetesRequest { Method = "GET", Path = "/version" }, null, cancellationToken);
        return response.Succeeded
            && response.Json() is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("gitVersion", out var version) && version.ValueKind == JsonValueKind.String
            ? version.GetString()
            : null;
    }
}
