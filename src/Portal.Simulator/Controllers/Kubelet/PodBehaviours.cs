namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>The values of the annotation <see cref="SimulatorAnnotations.Behaviour"/>; each is recorded from a real kubelet or named in the facts.</summary>
public static class PodBehaviours
{
    /// <summary>Containers do not end at SIGTERM; they are killed at the end of the grace period (exit code 137, phase Failed).</summary>
    public const string SigtermIgnored = "sigterm-ignored";

    /// <summary>The preStop hook takes longer than the grace period: event FailedPreStopHook, then SIGTERM is handled.</summary>
    public const string PreStopTooLong = "prestop-too-long";

    /// <summary>Containers exit with code 1 (or the exit-code annotation) half a second after each start: back-off 10 s, doubled up to 5 min.</summary>
    public const string CrashLoop = "crash-loop";

    /// <summary>Containers are killed for memory 3 s after each start (OOMKilled, 137).</summary>
    public const string OomKilled = "oom-killed";

    /// <summary>The image cannot be pulled: ErrImagePull and ImagePullBackOff in turn.</summary>
    public const string ImagePull = "image-pull";

    /// <summary>Containers end, a volume cannot be unmounted: the pod stays Terminating with its grace period, without any event.</summary>
    public const string UnmountBusy = "unmount-busy";

    /// <summary>The kill has no effect (a process in state D): containers stay running past the deadline, event FailedKillPod.</summary>
    public const string NeverDies = "never-dies";

    /// <summary>The kubelet does nothing at all with this pod.</summary>
    public const string Frozen = "frozen";
}
