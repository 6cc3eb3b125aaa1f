namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>How a container's process ended.</summary>
/// <param name="ExitCode">0 to 255; 137 is SIGKILL.</param>
/// <param name="Reason">Completed, Error, OOMKilled or ContainerStatusUnknown.</param>
/// <param name="StartedAt">When the process had started; null when it never did.</param>
/// <param name="FinishedAt">When it ended; null when it never started.</param>
/// <param name="ContainerId">The runtime's id; null when it never started.</param>
/// <param name="Message">A text of the kubelet; usually none.</param>
public sealed record Termination(
    int ExitCode, string Reason, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? ContainerId, string? Message = null);
