namespace Portal.Core.Knowledge.Life;

/// <summary>A row of the query for the weeks.</summary>
internal sealed class WeekRow
{
    /// <summary>Which week, from 0.</summary>
    public int Week { get; init; }

    /// <summary>How often.</summary>
    public int Count { get; init; }
}
