namespace Portal.Simulator.Faults;

/// <summary>
/// One thing that goes wrong on the requests that it matches. Several effects of one fault, and several faults on one request, add up;
/// an <see cref="Answer"/> ends the request, and the first one wins.
/// </summary>
public sealed record Fault
{
    /// <summary>A name for people; shown in lists.</summary>
    public string? Name { get; init; }

    /// <summary>Which requests are hit.</summary>
    public FaultMatch Match { get; init; } = new();

    /// <summary>Seed of everything random in this fault; without: the set's seed.</summary>
    public int? Seed { get; init; }

    /// <summary>Waits this long before the request is handled.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Answers the request instead of the API.</summary>
    public FaultAnswer? Answer { get; init; }

    /// <summary>The answer stops moving while its connection stays open.</summary>
    public FaultStall? Stall { get; init; }

    /// <summary>The answer ends in the middle.</summary>
    public FaultCut? Cut { get; init; }

    /// <summary>A watch ends with an ERROR event.</summary>
    public FaultWatchError? WatchError { get; init; }

    /// <summary>A line that is no event appears in a watch.</summary>
    public FaultGarbage? Garbage { get; init; }

    /// <summary>The chance, 0 to 1, that a watch event is sent twice.</summary>
    public double Duplicate { get; init; }

    /// <summary>The chance, 0 to 1, that after a watch event an older event of the same object is sent again.</summary>
    public double Older { get; init; }

    /// <summary>The chance, 0 to 1, that a watch event changes places with the next one. Bookmarks keep their place.</summary>
    public double Reorder { get; init; }

    /// <summary>The chance, 0 to 1, that a DELETED event is never sent.</summary>
    public double DropDeleted { get; init; }

    /// <summary>Objects in lists, single answers and watch events are not what a client expects.</summary>
    public FaultMalformed? Malformed { get; init; }

    /// <summary>The answer trickles: so many bytes a second.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>The whole server goes away, connections refused, for this long, and comes back on the same port.</summary>
    public TimeSpan? ServerDown { get; init; }

    /// <summary>Whether the bytes of an answer have to be looked at.</summary>
    internal bool ChangesBody =>
        Stall is not null || Cut is not null || BytesPerSecond is not null || Malformed is not null || ChangesEvents;

    /// <summary>Whether the lines of a watch have to be looked at.</summary>
    internal bool ChangesEvents =>
        WatchError is not null || Garbage is not null || Duplicate > 0 || Older > 0 || Reorder > 0 || DropDeleted > 0 || Stall is { AfterEvents: not null };

    /// <summary>What is wrong with this fault, one text for each problem, prefixed with the field's path.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Match.Problems().Select(p => $"match.{p}"),
        .. Answer?.Problems().Select(p => $"answer.{p}") ?? [],
        .. Cut?.Problems().Select(p => $"cut.{p}") ?? [],
        .. Malformed?.Problems().Select(p => $"malformed.{p}") ?? [],
        .. new[] { ("duplicate", Duplicate), ("older", Older), ("reorder", Reorder), ("dropDeleted", DropDeleted) }
            .Where(chance => chance.Item2 is not (>= 0 and <= 1))
            .Select(chance => $"{chance.Item1}: must be between 0 and 1, not {chance.Item2}"),
        .. BytesPerSecond < 1 ? [$"bytesPerSecond: must be 1 or more, not {BytesPerSecond}"] : Array.Empty<string>(),
        .. Delay is null && Answer is null && ServerDown is null && !ChangesBody ? ["has no effect: give answer, delay, stall, cut, …"] : Array.Empty<string>(),
    ];
}
