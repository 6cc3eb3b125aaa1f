namespace Portal.Cluster.Watching;

/// <summary>A kind's store and how it is filled, whatever its slim type.</summary>
internal interface IWatchedStore
{
    /// <summary>What is known of the kind.</summary>
    IResourceSnapshot Current { get; }

    /// <summary>Makes what keeps the store equal to the server.</summary>
    Func<CancellationToken, Task> Reflector(WatchContext context);

    /// <summary>Says that the cluster cannot be reached.</summary>
    void Unreachable(string reason, DateTimeOffset now);
}
