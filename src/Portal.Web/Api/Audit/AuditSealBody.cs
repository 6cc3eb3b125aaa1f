namespace Portal.Web.Api.Audit;

/// <summary>Body of <c>POST /audit/seals</c>.</summary>
public sealed record AuditSealBody
{
    /// <summary>The month, such as <c>2026-10</c>.</summary>
    public required string Month { get; init; }
}
