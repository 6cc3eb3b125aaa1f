using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Remediation.Safety;

/// <summary>A run that was executed and has ended.</summary>
/// <param name="Subject">The object that it was for.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="Acted">Whether it changed something, or may have: a run that was stopped before its first request has not.</param>
public sealed record EndedRun(ObjectReference Subject, DateTimeOffset EndedAt, bool Failed, bool Acted);
