namespace Portal.Cluster.Resources.Pods;

/// <summary>What a container does.</summary>
public enum ContainerStateType
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Waits to start.</summary>
    Waiting,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Has ended.</summary>
    Terminated,
}
