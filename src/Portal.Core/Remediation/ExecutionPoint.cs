namespace Portal.Core.Remediation;

/// <summary>The moments of a run at which a process may die and a test makes it.</summary>
internal enum ExecutionPoint
{
    /// <summary>The target was read; nothing is stored.</summary>
    BeforeIntent,

    /// <summary>The intent is stored; nothing was sent.</summary>
    IntentSaved,

    /// <summary>The API server answered; the answer is not stored.</summary>
    AnswerReceived,

    /// <summary>The answer is stored.</summary>
    AnswerSaved,

    /// <summary>All steps are done and the verification begins.</summary>
    VerificationBegun,

    /// <summary>The verification has an outcome that is not stored.</summary>
    BeforeOutcome,
}
