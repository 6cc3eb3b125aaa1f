using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Remediation;

/// <summary>A wish for a plan. Nothing in it is trusted before it is checked.</summary>
public sealed record PlanRequest
{
    /// <summary>The playbook's id.</summary>
    public string Playbook { get; init; } = "";

    /// <summary>The cluster; may be left out with <see cref="FindingId"/>.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>The subject; its uid may be empty, then it is the object of that name now. May be left out with <see cref="FindingId"/>.</summary>
    public ObjectReference? Subject { get; init; }

    /// <summary>Many subjects of one cluster, for one plan in waves, in the order in which they are to be done; empty for one <see cref="Subject"/>.</summary>
    public ImmutableArray<ObjectReference> Subjects { get; init; } = [];

    /// <summary>The finding whose subject it is for, or null.</summary>
    public Guid? FindingId { get; init; }

    /// <summary>Values of the playbook's parameters.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;
}
