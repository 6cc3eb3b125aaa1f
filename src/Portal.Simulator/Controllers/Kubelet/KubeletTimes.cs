namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>How long the parts of a pod's life take; from the recordings (kubelet/*.json) and from the kubelet's constants.</summary>
public static class KubeletTimes
{
    /// <summary>From the binding to the first status.</summary>
    public static readonly TimeSpan Sync = TimeSpan.FromMilliseconds(40);

    /// <summary>To make the sandbox.</summary>
    public static readonly TimeSpan Sandbox = TimeSpan.FromMilliseconds(300);

    /// <summary>To create and start containers.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromMilliseconds(180);

    /// <summary>For a process that handles SIGTERM to end.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromMilliseconds(120);

    /// <summary>To unmount volumes and remove the cgroup.</summary>
    public static readonly TimeSpan CleanUp = TimeSpan.FromMilliseconds(600);

    /// <summary>From the end of the last container to the terminal phase.</summary>
    public static readonly TimeSpan TerminalPhase = TimeSpan.FromMilliseconds(1100);

    /// <summary>First back-off of restarts and image pulls; doubled each time.</summary>
    public static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(10);

    /// <summary>The longest back-off.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);

    /// <summary>A container that ran this long starts again without back-off (twice the longest back-off).</summary>
    public static readonly TimeSpan BackoffReset = TimeSpan.FromMinutes(10);

    /// <summary>How often a pod is looked at when nothing happens; a long back-off is shown from then on.</summary>
    public static readonly TimeSpan Resync = TimeSpan.FromMinutes(1);

    /// <summary>How often a failing image pull is reported between two attempts.</summary>
    public static readonly TimeSpan PullReport = TimeSpan.FromSeconds(14);

    /// <summary>What a container gets after a preStop hook that used up the grace period (minimumGracePeriodInSeconds).</summary>
    public static readonly TimeSpan MinimumGrace = TimeSpan.FromSeconds(2);

    /// <summary>The back-off before the next start after that many restarts: 10 s, 20 s, 40 s … 5 min.</summary>
    public static TimeSpan Backoff(int step)
        => step >= 5 ? LongestBackoff : TimeSpan.FromTicks(Math.Min(FirstBackoff.Ticks << Math.Max(0, step), LongestBackoff.Ticks));
}
