using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Audit;

/// <summary>Something that somebody did, before it is in the log.</summary>
public sealed record AuditEvent
{
    /// <summary>The name of the person, as given; pages show it through <c>VisibleText</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The person's identity (<c>PortalUser.Id</c>); empty for the portal itself.</summary>
    public string ActorId { get; init; } = "";

    /// <summary>The network address that the request came from; empty when it came from within.</summary>
    public string SourceAddress { get; init; } = "";

    /// <summary>What was done, as a dotted name from the code: <c>remediation.execute</c>, <c>article.update</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The cluster; empty when it is not about one.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>The object that it was done to, of a cluster or of the portal (<c>Article</c>, <c>RemediationRun</c>); null when there is none.</summary>
    public ObjectReference? Object { get; init; }

    /// <summary>What was asked for: verb, path and body of a call, or the values of a form. Never a secret.</summary>
    public string Request { get; init; } = "";

    /// <summary>Whether it was only intended yet, happened, failed, or was refused.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>The answer or the reason, in words.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The remediation run that it belongs to.</summary>
    public Guid? RunId { get; init; }
}
