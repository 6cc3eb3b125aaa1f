namespace Portal.Cluster.Watching;

/// <summary>How one watch ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Version">The newest version that was seen whole: where the next watch begins.</param>
/// <param name="Progress">Whether anything new came.</param>
/// <param name="Heard">Whether any byte came.</param>
/// <param name="Bookmarked">Whether a bookmark came.</param>
/// <param name="Lasted">How long it was open.</param>
/// <param name="Early">Whether the server closed it before its time was over, as when it shuts down.</param>
/// <param name="Failure">The server's error, when it was refused.</param>
internal sealed record WatchEnd(WatchEndReason Reason, string Version, bool Progress, bool Heard, bool Bookmarked, TimeSpan Lasted, bool Early, ApiFailureException? Failure);
