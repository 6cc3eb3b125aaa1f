using System.Text.Json;
using Portal.Cluster.Actions;

namespace Portal.Cluster.Connection;

/// <summary>Asks the API server what somebody may do (SelfSubjectAccessReview, asked as that user).</summary>
public static class AccessReviews
{
    private const string Path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    /// <summary>Asks whether somebody may do something.</summary>
    /// <param name="http">The cluster.</param>
    /// <param name="permission">What they want to do.</param>
    /// <param name="asUser">Who; null: the portal's own account.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ClusterConnectionException">The API server did not answer.</exception>
    public static async Task<AccessReview> CanAsync(
        KubernetesHttp http, ApiPermission permission, Impersonation? asUser, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(new
        {
            apiVersion = "authorization.k8s.io/v1",
            kind = "SelfSubjectAccessReview",
            spec = new
            {
                resourceAttributes = new
                {
                    verb = permission.Verb,
                    group = permission.Group,
                    resource = permission.Resource,
                    subresource = permission.Subresource,
                    @namespace = permission.Namespace,
                    name = permission.Name,
                },
            },
        });
        var request = new KubernetesRequest { Method = "POST", Path = Path, ContentType = "application/json", Body = body };
        var response = await http.SendAsync(request, asUser, cancellationToken);
        if (response.Failure is { } failure)
        {
            return new AccessReview(null, $"The cluster did not answer the access review: {failure.Message}");
        }

        if (response.Json() is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.Object
            || !status.TryGetProperty("allowed", out var allowed)
            || allowed.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return new AccessReview(null, "The cluster's answer to the access review has no status.allowed.");
        }

        var reason = status.TryGetProperty("reason", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        return new AccessReview(allowed.GetBoolean(), reason);
    }
}
