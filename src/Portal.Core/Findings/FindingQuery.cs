using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Findings;

/// <summary>Which findings, in which order, from where on. What is null does not limit.</summary>
public sealed record FindingQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Only of this cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only of this problem.</summary>
    public string? Problem { get; init; }

    /// <summary>Only open or only resolved ones.</summary>
    public FindingState? State { get; init; }

    /// <summary>Only of this severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Only with this cause (key within the cluster).</summary>
    public string? Cause { get; init; }

    /// <summary>Only of the object with this uid.</summary>
    public string? Uid { get; init; }

    /// <summary>Only of the object of this kind, namespace and name, whichever uid it had: the story of a name goes on.</summary>
    public ObjectReference? Subject { get; init; }

    /// <summary>Free text: each word must be part of the finding's texts, names or codes; upper and lower case are the same.</summary>
    public string? Text { get; init; }

    /// <summary>The order.</summary>
    public FindingSort Sort { get; init; } = FindingSort.Severity;

    /// <summary>Begins after this place (from <see cref="FindingPage.Next"/>), or at the beginning.</summary>
    public FindingCursor? After { get; init; }

    /// <summary>Rows of the page, 1 to <see cref="MaxLimit"/>; other values are brought into that range.</summary>
    public int Limit { get; init; } = 100;
}
