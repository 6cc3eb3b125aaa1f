namespace Portal.Core.Persistence.Embedded;

/// <summary>The embedded PostgreSQL cannot run. The message is for the person at the terminal: what failed, where, and what to do.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>An exception without a text; there is no use for it but the pattern of exceptions.</summary>
    public EmbeddedPostgresException()
    {
    }

    /// <summary>An exception for the person at the terminal.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>An exception for the person at the terminal, with what it came from.</summary>
    public EmbeddedPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
