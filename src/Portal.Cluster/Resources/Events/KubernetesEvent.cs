using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Events;

/// <summary>An event of the core/v1 API (events.k8s.io is the same storage).</summary>
public sealed record KubernetesEvent : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>involvedObject</c>.</summary>
    public required ObjectReference InvolvedObject { get; init; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary><c>reason</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary><c>message</c>: text of whoever reported it, hostile until shown as text.</summary>
    public string Message { get; init; } = "";

    /// <summary><c>source.component</c> or <c>reportingComponent</c>.</summary>
    public string Component { get; init; } = "";

    /// <summary><c>source.host</c> or <c>reportingInstance</c>.</summary>
    public string Host { get; init; } = "";

    /// <summary><c>count</c>, or <c>series.count</c>; at least 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary><c>firstTimestamp</c>, else <c>eventTime</c>.</summary>
    public DateTimeOffset? FirstTimestamp { get; init; }

    /// <summary><c>lastTimestamp</c>, else <c>series.lastObservedTime</c>, else <c>eventTime</c>.</summary>
    public DateTimeOffset? LastTimestamp { get; init; }
}
