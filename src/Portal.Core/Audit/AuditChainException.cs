namespace Portal.Core.Audit;

/// <summary>The log is damaged so that nothing can be appended. Nothing that must be recorded may go on.</summary>
public sealed class AuditChainException : Exception
{
    /// <summary>An exception without a text; there is no use for it but the pattern of exceptions.</summary>
    public AuditChainException()
    {
    }

    /// <summary>An exception that says what is damaged.</summary>
    public AuditChainException(string message)
        : base(message)
    {
    }

    /// <summary>An exception that says what is damaged, with what it came from.</summary>
    public AuditChainException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
