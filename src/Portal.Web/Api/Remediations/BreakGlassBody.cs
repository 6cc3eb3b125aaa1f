namespace Portal.Web.Api.Remediations;

/// <summary>Body that breaks the glass.</summary>
public sealed record BreakGlassBody
{
    /// <summary>Why, in 20 signs at least.</summary>
    public required string Reason { get; init; }

    /// <summary>The name of the subject.</summary>
    public required string Confirm { get; init; }
}
