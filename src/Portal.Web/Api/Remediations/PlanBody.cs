using System.Collections.Immutable;

namespace Portal.Web.Api.Remediations;

/// <summary>Body of <c>POST /remediations</c>: for a finding, for a subject of a cluster, or for many.</summary>
public sealed record PlanBody
{
    /// <summary>The largest body, in bytes: 2,000 subjects with long names.</summary>
    internal const int Limit = 1024 * 1024;

    /// <summary>The playbook's id.</summary>
    public required string Playbook { get; init; }

    /// <summary>The cluster; not needed with <see cref="FindingId"/>.</summary>
    public string? Cluster { get; init; }

    /// <summary>The object to remedy; not needed with <see cref="FindingId"/>.</summary>
    public SubjectBody? Subject { get; init; }

    /// <summary>
    /// Many objects of the cluster for one plan in waves, instead of <see cref="Subject"/>; up to 2,000, each once. Those that the playbook refuses are left out
    /// of the plan and shown with the reason.
    /// </summary>
    public ImmutableArray<SubjectBody> Subjects { get; init; } = [];

    /// <summary>The finding whose subject it is for.</summary>
    public Guid? FindingId { get; init; }

    /// <summary>Values of the playbook's parameters, as text.</summary>
    public ImmutableDictionary<string, string>? Parameters { get; init; }
}
