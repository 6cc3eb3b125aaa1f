namespace Portal.Cluster.Connection;

/// <summary>What the cluster's RBAC says to one question.</summary>
/// <param name="Allowed">The answer; null when the cluster did not give one (unknown is not allowed).</param>
/// <param name="Reason">The rule that allows it, or why there is no answer; may be empty for a plain no.</param>
public sealed record AccessReview(bool? Allowed, string Reason);
