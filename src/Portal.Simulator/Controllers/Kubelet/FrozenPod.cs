namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>A pod of a scenario that must stay as the scenario shows it.</summary>
/// <param name="DeletionTimestamp">Its deletionTimestamp at load; a later one means that a user acted, and the pod thaws.</param>
/// <param name="Until">When it thaws by itself; null: never.</param>
public sealed record FrozenPod(string? DeletionTimestamp, DateTimeOffset? Until);
