namespace Portal.Core.Remediation;

/// <summary>The moments of a run at which a process may die and a test makes it, in the order of a run.</summary>
internal enum ExecutionPoint
{
    /// <summary>The target was read; nothing is stored.</summary>
    BeforeIntent,

    /// <summary>The intent is stored; nothing was sent.</summary>
    IntentSaved,

    /// <summary>The request is on its way; whether the API server has it, or has answered, nobody knows.</summary>
    RequestSent,

    /// <summary>The API server answered; the answer is not stored.</summary>
    AnswerReceived,

    /// <summary>The answer is stored.</summary>
    AnswerSaved,

    /// <summary>All steps are done and the verification begins.</summary>
    VerificationBegun,

    /// <summary>The verification has an outcome that is not stored.</summary>
    BeforeOutcome,

    /// <summary>
    /// A change of the run and its audit entry are written and not committed. A run comes here several times: with each intent, each answer, when
    /// the verification begins and when the run ends.
    /// </summary>
    AuditWritten,
}
