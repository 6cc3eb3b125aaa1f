using Portal.Cluster.Watching;

namespace Portal.Testing.Detection;

/// <summary>A cluster at one moment of a history.</summary>
/// <param name="View">What is known of it.</param>
/// <param name="Now">The time on the API server's clock.</param>
/// <param name="What">What changed since the step before, for the message of a failing test.</param>
public sealed record HistoryStep(ClusterView View, DateTimeOffset Now, string What);
