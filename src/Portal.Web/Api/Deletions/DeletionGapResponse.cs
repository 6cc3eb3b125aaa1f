using Portal.Cluster.Watching.Metadata;

namespace Portal.Web.Api.Deletions;

/// <summary>A part of the cluster that could not be looked at: what lives there is unknown, not absent.</summary>
/// <param name="Group">The API group; empty for the core group, <c>*</c> for all.</param>
/// <param name="Version">The version; empty when all are meant.</param>
/// <param name="Resource">The plural name; empty when a whole group is meant.</param>
/// <param name="Cause">What sort of gap.</param>
/// <param name="Reason">Why, as the server or the connection said it.</param>
/// <param name="Since">Since when; null: since the portal started.</param>
public sealed record DeletionGapResponse(string Group, string Version, string Resource, MetadataGapCause Cause, string Reason, DateTimeOffset? Since)
{
    /// <summary>The gap.</summary>
    public static DeletionGapResponse Of(MetadataGap gap) => new(gap.Group, gap.Version, gap.Resource, gap.Cause, gap.Reason, gap.Since);
}
