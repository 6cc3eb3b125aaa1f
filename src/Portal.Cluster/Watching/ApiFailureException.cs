using Portal.Cluster.Connection;

namespace Portal.Cluster.Watching;

/// <summary>The API server refused a list or a watch, by its HTTP status or inside the stream.</summary>
internal sealed class ApiFailureException(string verb, KubernetesFailure failure) : Exception($"{verb}: {failure.Code} {failure.Reason} {failure.Message}")
{
    public string Verb => verb;

    public KubernetesFailure Failure => failure;

    /// <summary>The version or the continue token is no longer (or not yet) known: only a new list helps.</summary>
    public bool IsExpired =>
        failure.Code == 410 || failure.Reason is "Expired" or "Gone"
        || failure.Message.Contains("Too large resource version", StringComparison.OrdinalIgnoreCase)
        || failure.Causes.Any(static c => c.Reason == "ResourceVersionTooLarge");
}
