namespace Portal.Simulator.Faults;

/// <summary>
/// The answer stops moving: headers are sent, then no byte and no bookmark any more, until the client goes away or the fault is
/// removed (then what was held back goes on). Without a number it stops right after the headers.
/// </summary>
public sealed record FaultStall
{
    /// <summary>For a watch: so many events (bookmarks count) pass first.</summary>
    public int? AfterEvents { get; init; }

    /// <summary>So many bytes pass first.</summary>
    public long? AfterBytes { get; init; }
}
