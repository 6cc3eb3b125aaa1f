namespace Portal.Core.Knowledge;

/// <summary>An article file that was read: its head and its text.</summary>
/// <param name="FrontMatter">The head.</param>
/// <param name="Body">The Markdown below it.</param>
public sealed record ArticleFile(ArticleFrontMatter FrontMatter, string Body)
{
    /// <summary>The part of the article in the file's language.</summary>
    public ArticleText Text => new()
    {
        Title = FrontMatter.Title,
        Summary = FrontMatter.Summary,
        Versions = FrontMatter.Versions,
        Body = Body,
    };
}
