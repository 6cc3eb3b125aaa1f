using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Audit;

/// <summary>One entry of the log, chained to the one before by <see cref="AuditChain"/>. Written once by <see cref="AuditLog"/> and never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written, in whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc cref="AuditEvent.Actor"/>
    public required string Actor { get; init; }

    /// <inheritdoc cref="AuditEvent.ActorId"/>
    public required string ActorId { get; init; }

    /// <inheritdoc cref="AuditEvent.SourceAddress"/>
    public required string SourceAddress { get; init; }

    /// <inheritdoc cref="AuditEvent.Action"/>
    public required string Action { get; init; }

    /// <inheritdoc cref="AuditEvent.Cluster"/>
    public required string Cluster { get; init; }

    /// <summary>Group and version of the object; empty when there is none.</summary>
    public required string ObjectApiVersion { get; init; }

    /// <summary>The object's kind; empty when there is none.</summary>
    public required string ObjectKind { get; init; }

    /// <summary>The object's namespace; empty when it has none.</summary>
    public required string ObjectNamespace { get; init; }

    /// <summary>The object's name; empty when there is none.</summary>
    public required string ObjectName { get; init; }

    /// <summary>The object's uid; empty when it is not known.</summary>
    public required string ObjectUid { get; init; }

    /// <inheritdoc cref="AuditEvent.Request"/>
    public required string Request { get; init; }

    /// <inheritdoc cref="AuditEvent.Outcome"/>
    public required AuditOutcome Outcome { get; init; }

    /// <inheritdoc cref="AuditEvent.Answer"/>
    public required string Answer { get; init; }

    /// <inheritdoc cref="AuditEvent.RunId"/>
    public required Guid? RunId { get; init; }

    /// <summary>The hash of the entry before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The object as a reference; null when there is none.</summary>
    public ObjectReference? Object =>
        ObjectKind.Length == 0 ? null : new ObjectReference(ObjectApiVersion, ObjectKind, ObjectNamespace, ObjectName, ObjectUid);
}
