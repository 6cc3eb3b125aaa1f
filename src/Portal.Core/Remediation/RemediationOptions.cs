using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>How remediations are carried out. Checked as a whole at start by <see cref="RemediationOptionsValidator"/>.</summary>
public sealed class RemediationOptions
{
    /// <summary>
    /// Whether requests go to a cluster in the name of the person, where the cluster allows it. Switch it off where names of the sign-in are not
    /// names of the clusters, as with the development sign-in: the requests then go out as the portal, and each plan says so.
    /// </summary>
    public bool Impersonate { get; set; } = true;

    /// <summary>How long after planning a run may be executed.</summary>
    public TimeSpan PlanLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a step may wait for an API server that answers "too many requests" or does not answer, before it fails.</summary>
    public TimeSpan StepPatience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a step that the API server refuses for now waits before it is tried again; longer when the API server says so.</summary>
    public TimeSpan BlockedPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many dry runs and access reviews of one run are asked for at the same time.</summary>
    public int ParallelQuestions { get; set; } = 10;

    /// <summary>The limits that hold until somebody sets others (<see cref="SafetySettingsStore"/>).</summary>
    public SafetySettings Safety { get; set; } = new();

    /// <summary>How often each replica looks for runs under way that nobody is working on.</summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many runs one replica works on at the same time. Each holds one database connection.</summary>
    public int MaxConcurrentRuns { get; set; } = 8;
}
