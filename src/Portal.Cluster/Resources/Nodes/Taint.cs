namespace Portal.Cluster.Resources.Nodes;

/// <summary>An entry of <c>spec.taints</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, or empty.</param>
/// <param name="Effect"><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>.</param>
/// <param name="TimeAdded">When it was added; set for <c>NoExecute</c> only.</param>
public sealed record Taint(string Key, string Value, string Effect, DateTimeOffset? TimeAdded);
