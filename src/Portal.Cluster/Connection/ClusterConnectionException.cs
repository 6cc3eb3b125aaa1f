namespace Portal.Cluster.Connection;

/// <summary>
/// The way to a cluster cannot be set up or used. <see cref="Exception.Message"/> is meant for people: it says what failed, in which file, context
/// and field, and what to do. It holds no secret.
/// </summary>
public sealed class ClusterConnectionException : Exception
{
    /// <summary>
    /// Whether the request surely did not reach the server (no connection, no name, no TLS, refused before sending). False: it may have been acted
    /// upon, and whoever sent a write must look before it sends it again.
    /// </summary>
    public bool RequestNotSent { get; init; }

    /// <summary>An error whose message is shown as it is.</summary>
    /// <param name="message">What failed, where, what to do.</param>
    public ClusterConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>An error whose message is shown as it is, with its technical cause for the log.</summary>
    /// <param name="message">What failed, where, what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ClusterConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
