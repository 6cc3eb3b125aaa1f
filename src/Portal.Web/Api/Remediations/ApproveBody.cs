namespace Portal.Web.Api.Remediations;

/// <summary>Body of an approval; may be left out.</summary>
public sealed record ApproveBody
{
    /// <summary>Why.</summary>
    public string? Comment { get; init; }

    /// <summary>Hash of the plan that was read; when given and the run's is another, 409.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Hash of the dry run that was read; when given and it was repeated with another answer since, 409.</summary>
    public string? DryRunHash { get; init; }
}
