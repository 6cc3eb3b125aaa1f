using System.Collections.Immutable;

namespace Portal.Web.Api.Remediations;

/// <summary>Body of <c>POST /remediations</c>: for a finding, or for a subject of a cluster.</summary>
public sealed record PlanBody
{
    /// <summary>The playbook's id.</summary>
    public required string Playbook { get; init; }

    /// <summary>The cluster; not needed with <see cref="FindingId"/>.</summary>
    public string? Cluster { get; init; }

    /// <summary>The object to remedy; not needed with <see cref="FindingId"/>.</summary>
    public SubjectBody? Subject { get; init; }

    /// <summary>The finding whose subject it is for.</summary>
    public Guid? FindingId { get; init; }

    /// <summary>Values of the playbook's parameters, as text.</summary>
    public ImmutableDictionary<string, string>? Parameters { get; init; }
}
