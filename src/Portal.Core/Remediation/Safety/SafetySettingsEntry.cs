namespace Portal.Core.Remediation.Safety;

/// <summary>The limits as somebody set them, for one cluster or for all that have none of their own.</summary>
public sealed class SafetySettingsEntry
{
    /// <summary>The cluster; empty for all.</summary>
    public required string Cluster { get; init; }

    /// <summary>The limits.</summary>
    public required SafetySettings Settings { get; set; }

    /// <summary>Grows by one with each change, and never again has a value that it had; whoever changes says which one they saw.</summary>
    public required int Version { get; set; }

    /// <summary>Whether the limits were taken back: the row stays for its version.</summary>
    public bool Removed { get; set; }

    /// <summary>Name of who changed it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When they were last set, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}
