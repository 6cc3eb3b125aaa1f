using Portal.Core.Text;

namespace Portal.Core.Findings.Detection;

/// <summary>How a detector is doing on a cluster, for a page of its own.</summary>
public sealed record DetectorStatus
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The problem, which is the detector's name.</summary>
    public required string Problem { get; init; }

    /// <summary>What it is doing.</summary>
    public DetectorState State { get; init; }

    /// <summary>Why it is not <see cref="DetectorState.Looking"/>, or null.</summary>
    public LocalizedText? Text { get; init; }

    /// <summary>When it last looked, or null.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan LastDuration { get; init; }

    /// <summary>When it last looked at all subjects, or null.</summary>
    public DateTimeOffset? LastFullPass { get; init; }

    /// <summary>How many subjects it looked at in the last full pass.</summary>
    public int Subjects { get; init; }

    /// <summary>How many of them have the problem.</summary>
    public int Observations { get; init; }

    /// <summary>How often it threw since the start.</summary>
    public long Errors { get; init; }

    /// <summary>Its last error with the subject, or null.</summary>
    public string? LastError { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }
}
