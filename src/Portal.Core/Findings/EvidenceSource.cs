namespace Portal.Core.Findings;

/// <summary>Where a fact was seen.</summary>
public enum EvidenceSource
{
    /// <summary>A field of an object.</summary>
    ApiServer,

    /// <summary>A query's result.</summary>
    Prometheus,

    /// <summary>A Kubernetes event.</summary>
    Event,

    /// <summary>A log line.</summary>
    Log,

    /// <summary>An alert.</summary>
    Alert,
}
