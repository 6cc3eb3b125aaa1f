using Portal.Core.Remediation.Safety;

namespace Portal.Web.Api.Safety;

/// <summary>The limits that hold, and where they come from.</summary>
/// <param name="Cluster">The cluster; empty for all.</param>
/// <param name="IsOwn">Whether they are set just here: else they are those for all clusters, or the shipped ones.</param>
/// <param name="Version">Version of what is set here, also in the header <c>ETag</c>: give it as <c>If-Match</c> when you change it.</param>
/// <param name="ChangedBy">Who set them, or null.</param>
/// <param name="ChangedAt">When, or null.</param>
/// <param name="Settings">The limits.</param>
public sealed record SafetySettingsResponse(string Cluster, bool IsOwn, int Version, string? ChangedBy, DateTimeOffset? ChangedAt, SafetySettingsBody Settings)
{
    /// <summary>The limits as an answer.</summary>
    public static SafetySettingsResponse Of(SafetyLimits limits) =>
        new(limits.Cluster, limits.IsOwn, limits.Version, limits.ChangedBy, limits.ChangedAt, SafetySettingsBody.Of(limits.Settings));
}
