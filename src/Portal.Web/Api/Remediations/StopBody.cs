namespace Portal.Web.Api.Remediations;

/// <summary>Body that stops a run.</summary>
public sealed record StopBody
{
    /// <summary>Why: it is in the run's outcome and in the audit log.</summary>
    public required string Reason { get; init; }
}
