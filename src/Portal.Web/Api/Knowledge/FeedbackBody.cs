namespace Portal.Web.Api.Knowledge;

/// <summary>Body of <c>POST /knowledge/{slug}/feedback</c>.</summary>
public sealed record FeedbackBody
{
    /// <summary>Whether the article helped.</summary>
    public required bool Helped { get; init; }

    /// <summary>One line about it, plain text, at most 300 characters; shown with your name.</summary>
    public string? Note { get; init; }

    /// <summary>The version that you read; the present one when not given.</summary>
    public int? Version { get; init; }
}
