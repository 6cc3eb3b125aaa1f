using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Remediation;

/// <summary>All that a playbook decides from.</summary>
public sealed record PlaybookContext
{
    /// <summary>The object to remedy, with its uid.</summary>
    public required ObjectReference Subject { get; init; }

    /// <summary>Parameters, checked and completed with their defaults.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the steps of the run are about, by uid; empty while it is planned.</summary>
    public ImmutableArray<ObjectReference> Targets { get; init; } = [];

    /// <summary>The actions of the plan whose outcome is verified, in order; empty while there is no plan yet.</summary>
    public ImmutableArray<ClusterAction> Actions { get; init; } = [];

    /// <summary>What is known of the cluster.</summary>
    public required ClusterView View { get; init; }

    /// <summary>The time on the API server's clock.</summary>
    public required DateTimeOffset Now { get; init; }
}
