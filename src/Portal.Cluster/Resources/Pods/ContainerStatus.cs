namespace Portal.Cluster.Resources.Pods;

/// <summary>An entry of <c>status.containerStatuses</c>.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="Ready">Whether it is ready.</param>
/// <param name="RestartCount">How often it was restarted.</param>
/// <param name="State">Its state now.</param>
/// <param name="LastState">The state before the last restart, or <see cref="ContainerState.None"/>.</param>
public sealed record ContainerStatus(string Name, bool Ready, int RestartCount, ContainerState State, ContainerState LastState);
