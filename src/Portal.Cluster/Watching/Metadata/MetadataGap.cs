namespace Portal.Cluster.Watching.Metadata;

/// <summary>A part of a cluster's objects that is not known, or not known as of now: to be shown beside every "none".</summary>
public sealed record MetadataGap
{
    /// <summary>The group; empty for the core group, <c>*</c> for all.</summary>
    public required string Group { get; init; }

    /// <summary>The version; empty when all are meant.</summary>
    public string Version { get; init; } = "";

    /// <summary>The plural name; empty when a whole group is meant.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The kind; empty when a whole group is meant.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What sort of gap it is.</summary>
    public required MetadataGapCause Cause { get; init; }

    /// <summary>Why, for people, as the server or the connection said it.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when; null when it was never otherwise since the portal started.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Objects of it that are known nevertheless, from before the gap.</summary>
    public int Known { get; init; }
}
