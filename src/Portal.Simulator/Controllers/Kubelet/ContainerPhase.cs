namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>Which of the three states a container status shows.</summary>
public enum ContainerPhase
{
    /// <summary>Not started yet, or between two starts.</summary>
    Waiting,

    /// <summary>Its process runs.</summary>
    Running,

    /// <summary>Its process ended.</summary>
    Terminated,
}
