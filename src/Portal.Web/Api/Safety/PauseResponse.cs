using Portal.Core.Remediation.Safety;

namespace Portal.Web.Api.Safety;

/// <summary>A pause of remediation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cluster">The cluster; empty for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who paused.</param>
/// <param name="At">When.</param>
/// <param name="EndedAt">When it was lifted, or null.</param>
/// <param name="EndedBy">Who lifted it, or null.</param>
public sealed record PauseResponse(Guid Id, string Cluster, string Reason, string By, DateTimeOffset At, DateTimeOffset? EndedAt, string? EndedBy)
{
    /// <summary>The pause as an answer.</summary>
    public static PauseResponse Of(RemediationPause pause) => new(pause.Id, pause.Cluster, pause.Reason, pause.By, pause.At, pause.EndedAt, pause.EndedBy);
}
