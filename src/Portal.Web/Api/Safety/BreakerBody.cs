namespace Portal.Web.Api.Safety;

/// <summary>Body of <c>POST /breakers/reset</c>.</summary>
public sealed record BreakerBody
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The playbook's id.</summary>
    public required string Playbook { get; init; }

    /// <summary>Why it may be used again.</summary>
    public required string Reason { get; init; }
}
