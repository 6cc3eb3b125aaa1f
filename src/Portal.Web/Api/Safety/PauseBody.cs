namespace Portal.Web.Api.Safety;

/// <summary>Body of <c>POST /pauses</c>.</summary>
public sealed record PauseBody
{
    /// <summary>The cluster; left out or empty: all.</summary>
    public string? Cluster { get; init; }

    /// <summary>Why: it stands on every page.</summary>
    public required string Reason { get; init; }
}
