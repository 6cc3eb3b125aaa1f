using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Life;

/// <summary>A remediation of a problem that was carried out.</summary>
public sealed record PastRun
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The playbook's title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>Kind of the subject.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Namespace of the subject; empty for cluster scope.</summary>
    public required string SubjectNamespace { get; init; }

    /// <summary>Name of the subject.</summary>
    public required string SubjectName { get; init; }

    /// <summary>Where it is, or how it ended.</summary>
    public required RunState State { get; init; }

    /// <summary>How it ended, in words; null while it is under way.</summary>
    public required LocalizedText? Outcome { get; init; }

    /// <summary>Who carried it out.</summary>
    public required string? ExecutedBy { get; init; }

    /// <summary>When it began to act.</summary>
    public required DateTimeOffset ExecutedAt { get; init; }

    /// <summary>When it ended; null while it is under way.</summary>
    public required DateTimeOffset? EndedAt { get; init; }
}
