namespace Portal.Web.Api.Knowledge;

/// <summary>Body of <c>POST /knowledge/{slug}/notes</c>.</summary>
public sealed record NoteBody
{
    /// <summary>The text, Markdown, at most 10,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The remediation run after which it is written.</summary>
    public Guid? RunId { get; init; }
}
