namespace Portal.Cluster.Resources.Pods;

/// <summary>The state of a container: exactly one of waiting, running and terminated, or nothing said.</summary>
/// <param name="Type">Which one.</param>
/// <param name="Reason">Reason of a waiting or terminated container, such as <c>CrashLoopBackOff</c>.</param>
/// <param name="Message">The kubelet's or runtime's message.</param>
/// <param name="ExitCode">Exit code of a terminated container.</param>
/// <param name="StartedAt">Since when it runs, or ran.</param>
/// <param name="FinishedAt">When it ended.</param>
public sealed record ContainerState(
    ContainerStateType Type, string Reason, string Message, int? ExitCode, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>The kubelet said nothing.</summary>
    public static ContainerState None { get; } = new(ContainerStateType.None, "", "", null, null, null);
}
