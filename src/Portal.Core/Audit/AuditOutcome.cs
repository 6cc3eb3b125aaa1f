namespace Portal.Core.Audit;

/// <summary>How what was done ended, as far as the entry knows.</summary>
public enum AuditOutcome
{
    /// <summary>It is about to be done; a later entry says how it ended. An intent without one is a portal that died in between.</summary>
    Intended,

    /// <summary>What was intended happened.</summary>
    Succeeded,

    /// <summary>It was tried and did not work; <see cref="AuditEvent.Answer"/> says why.</summary>
    Failed,

    /// <summary>The portal refused it: a right was missing or a check did not pass.</summary>
    Refused,
}
