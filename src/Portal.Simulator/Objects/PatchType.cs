namespace Portal.Simulator.Objects;

/// <summary>Format of a patch.</summary>
public enum PatchType
{
    /// <summary>RFC 6902, <c>application/json-patch+json</c>.</summary>
    Json,

    /// <summary>RFC 7396, <c>application/merge-patch+json</c>.</summary>
    Merge,

    /// <summary>Kubernetes' own, merges lists by key: <c>application/strategic-merge-patch+json</c>.</summary>
    StrategicMerge,

    /// <summary>Server-side apply, <c>application/apply-patch+yaml</c>.</summary>
    Apply,
}
