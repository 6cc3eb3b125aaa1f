namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>How far a kubelet has come with a pod.</summary>
public enum PodStage
{
    /// <summary>Bound, not yet seen by the kubelet.</summary>
    New,

    /// <summary>Its first status is written, the sandbox is being made.</summary>
    Creating,

    /// <summary>The sandbox is up; init containers run, or the image is being pulled.</summary>
    Starting,

    /// <summary>Its containers have been started at least once.</summary>
    Running,

    /// <summary>All containers ended for good; the terminal phase is not written yet.</summary>
    Ending,

    /// <summary>Succeeded or Failed.</summary>
    Terminal,

    /// <summary>Deletion has reached the containers.</summary>
    Stopping,

    /// <summary>All containers of a deleted pod have ended; volumes and cgroup are being removed.</summary>
    CleaningUp,

    /// <summary>The kubelet has told the API server that it is done.</summary>
    Gone,
}
