namespace Portal.Web.Api.Access;

/// <summary>Whom to switch off or on.</summary>
public sealed record PersonBody
{
    /// <summary>Who vouches for them.</summary>
    public required string Issuer { get; init; }

    /// <summary>Their id with the issuer.</summary>
    public required string Subject { get; init; }

    /// <summary>Why; only to switch off.</summary>
    public string? Reason { get; init; }
}
