namespace Portal.Simulator.Faults;

/// <summary>A watch sends an ERROR event with a Status inside the 200 answer and then ends cleanly, as the API server does when its history has moved on.</summary>
public sealed record FaultWatchError
{
    /// <summary>So many events (bookmarks count) pass first.</summary>
    public int AfterEvents { get; init; }

    /// <summary>The Status; without: 410 Expired, "too old resource version".</summary>
    public FaultAnswer Status { get; init; } = new()
    {
        Status = StatusCodes.Status410Gone,
        Message = "too old resource version: 1 (2)",
    };
}
