namespace Portal.Core.Findings.Detection;

/// <summary>What the writer remembers of an open finding.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">Fingerprint of what it says.</param>
/// <param name="InDoubt">Whether it is marked as not examined.</param>
/// <param name="LastSeen">Its last seen.</param>
internal sealed record OpenFinding(Guid Id, string Content, bool InDoubt, DateTimeOffset LastSeen)
{
    /// <summary>The observation that it was last compared with, to know it again at a glance; null after a start.</summary>
    public Observation? Written { get; init; }
}
