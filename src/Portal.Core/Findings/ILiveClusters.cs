using Portal.Cluster.Watching;

namespace Portal.Core.Findings;

/// <summary>The watched clusters, as detection and verification see them. Tests replace it by views of their own making.</summary>
public interface ILiveClusters
{
    /// <summary>Names of all clusters.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>What is known of a cluster now, or null if there is none of that name.</summary>
    ClusterView? View(string cluster);

    /// <summary>Raised when a cluster's view changed, or null if there is no cluster of that name.</summary>
    ChangeSignal? Changes(string cluster);

    /// <summary>The time on the API server's clock; the portal's for a cluster that is not known.</summary>
    DateTimeOffset Now(string cluster);
}
