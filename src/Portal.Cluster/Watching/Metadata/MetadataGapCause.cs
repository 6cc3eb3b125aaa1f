namespace Portal.Cluster.Watching.Metadata;

/// <summary>Why a part of a cluster's objects is not known.</summary>
public enum MetadataGapCause
{
    /// <summary>The group did not answer discovery: its kinds are unknown, or known from before only.</summary>
    Undiscovered,

    /// <summary>The kind can be listed but not watched, so the portal does not follow it.</summary>
    Unwatchable,

    /// <summary>The portal may not list or watch it (401, 403).</summary>
    Forbidden,

    /// <summary>The list or the watch fails, or the server does not answer: what is known is old.</summary>
    Failing,

    /// <summary>The list is still under way.</summary>
    Syncing,

    /// <summary>Some objects of it could not be read.</summary>
    Unreadable,
}
