namespace Portal.Cluster.Resources;

/// <summary>An entry of <c>status.conditions</c> of a pod, node, namespace or claim.</summary>
/// <param name="Type">The condition, such as <c>Ready</c>.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">The reason in one word.</param>
/// <param name="Message">The message for people.</param>
/// <param name="LastTransitionTime">Since when the status is what it is.</param>
/// <param name="LastHeartbeatTime">When the condition was last written (nodes), or probed.</param>
public sealed record Condition(
    string Type, string Status, string Reason, string Message, DateTimeOffset? LastTransitionTime, DateTimeOffset? LastHeartbeatTime);
