namespace Portal.Web.Api.Knowledge;

/// <summary>Body of <c>POST /knowledge/links/check</c>.</summary>
public sealed record LinkCheckBody
{
    /// <summary>The address; left out, all that did not answer when they were last looked at.</summary>
    public string? Url { get; init; }
}
