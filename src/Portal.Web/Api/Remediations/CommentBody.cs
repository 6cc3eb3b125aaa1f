namespace Portal.Web.Api.Remediations;

/// <summary>Body of approve, reject and cancel; may be left out.</summary>
public sealed record CommentBody
{
    /// <summary>Why.</summary>
    public string? Comment { get; init; }
}
