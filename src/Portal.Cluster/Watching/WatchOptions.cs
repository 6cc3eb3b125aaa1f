namespace Portal.Cluster.Watching;

/// <summary>The times and sizes of watching. The defaults are right for real API servers; tests shorten some.</summary>
public sealed record WatchOptions
{
    /// <summary>Objects asked for in one page of a list.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Pages of how many lists are asked for at once from one cluster.</summary>
    public int ListsAtOnce { get; init; } = 4;

    /// <summary>The shortest life of a watch; the server ends it between this and twice this, so that the watches of many clients do not end together.</summary>
    public TimeSpan WatchLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often an API server sends bookmarks when nothing happens (about once a minute).</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after a missed heartbeat what is known counts as stale and the watch is opened anew.</summary>
    public TimeSpan HeartbeatGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the headers of an answer may take.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a page of a list may pause.</summary>
    public TimeSpan PageSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first pause after a failure; it doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between two tries.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after 401 or 403: a right that is granted is noticed within this time and a quarter.</summary>
    public TimeSpan ForbiddenPause { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>
    /// After how long without a connection everything is listed anew. A restored etcd may have passed our version with another history by the time we
    /// are back, and nothing in the protocol tells; but a restore takes the API server away for longer than this.
    /// </summary>
    public TimeSpan LongAbsence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long a list is taken although the watch is well, to find what a server's bug may have kept from us.</summary>
    public TimeSpan ConsistencyCheck { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often the server is asked for the kinds that it serves when nothing hints at a change.</summary>
    public TimeSpan DiscoveryInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The same while a group does not answer.</summary>
    public TimeSpan DiscoveryRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often it is looked whether a definition or an APIService changed.</summary>
    public TimeSpan DiscoveryCheck { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Objects in one page of a list of metadata: they are small.</summary>
    public int MetadataPageSize { get; init; } = 2000;

    /// <summary>Lists of metadata under way at once, beside <see cref="ListsAtOnce"/>.</summary>
    public int MetadataListsAtOnce { get; init; } = 4;

    /// <summary>How long the lists of metadata wait at most for those of the kinds that are watched in full.</summary>
    public TimeSpan MetadataDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest life of a watch of metadata: hundreds of idle watches are not worth opening every few minutes.</summary>
    public TimeSpan MetadataWatchLife { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>The pause after a kind of which only metadata is watched was refused or was not there.</summary>
    public TimeSpan MetadataForbiddenPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two tries of such a kind.</summary>
    public TimeSpan MetadataLongestPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The same with what differs for kinds of which only metadata is watched.</summary>
    internal WatchOptions ForMetadata() => this with
    {
        PageSize = MetadataPageSize,
        ListsAtOnce = MetadataListsAtOnce,
        WatchLife = MetadataWatchLife,
        ForbiddenPause = MetadataForbiddenPause,
        LongestPause = MetadataLongestPause,
    };
}
