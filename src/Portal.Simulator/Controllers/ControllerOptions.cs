namespace Portal.Simulator.Controllers;

/// <summary>Periods of the simulated control plane; the defaults are those of Kubernetes 1.36.</summary>
public sealed record ControllerOptions
{
    /// <summary>How long a node may be silent before it is Unknown (node-monitor-grace-period; 40 s before 1.32).</summary>
    public TimeSpan NodeMonitorGracePeriod { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>How often a kubelet renews its lease.</summary>
    public TimeSpan LeasePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a kubelet posts its status when nothing changed (nodeStatusReportFrequency).</summary>
    public TimeSpan NodeStatusPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often PodGC looks.</summary>
    public TimeSpan PodGcPeriod { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a node must be gone before its pods are collected.</summary>
    public TimeSpan PodGcQuarantine { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long a volume stays attached to a node that is not ready after its last pod is gone (maxWaitForUnmountDuration).</summary>
    public TimeSpan MaxWaitForUnmount { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>How long after its deletion the content of a namespace is deleted.</summary>
    public TimeSpan NamespaceDeletionDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The cluster's authority as PEM, for the config map kube-root-ca.crt in each namespace; null: no config map.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>How long events are kept (event-ttl).</summary>
    public TimeSpan EventLifetime { get; init; } = TimeSpan.FromHours(1);
}
