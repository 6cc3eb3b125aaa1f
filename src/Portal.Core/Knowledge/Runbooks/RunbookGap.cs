namespace Portal.Core.Knowledge.Runbooks;

/// <summary>An alert without an article that somebody asked for or that was seen.</summary>
public sealed class RunbookGap
{
    /// <summary>The alert's name. The row with the empty name counts what came when the table was full.</summary>
    public required string Name { get; init; }

    /// <summary>How often it was asked for.</summary>
    public required long Count { get; init; }

    /// <summary>When first.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When last.</summary>
    public required DateTimeOffset LastSeen { get; init; }
}
