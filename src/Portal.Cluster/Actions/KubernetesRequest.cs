namespace Portal.Cluster.Actions;

/// <summary>One request to the API server, complete: what is planned, journalled, shown and sent is this and nothing else.</summary>
public sealed record KubernetesRequest
{
    /// <summary>HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query, each segment already escaped, beginning with <c>/api</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Media type of the body, or null without one.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as JSON text, or null.</summary>
    public string? Body { get; init; }

    /// <summary>What the request calls itself, which the API server's audit log keeps (<c>name/version name/version</c>); null for the portal's usual name.</summary>
    public string? UserAgent { get; init; }
}
