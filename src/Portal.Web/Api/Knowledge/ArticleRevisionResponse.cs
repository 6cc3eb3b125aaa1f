using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>A form that an article had.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="At">When it was made.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Comment">Why.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text as Markdown.</param>
public sealed record ArticleRevisionResponse(int Version, DateTimeOffset At, string Author, string Comment, string Title, string Body)
{
    /// <summary>The revision in a language.</summary>
    public static ArticleRevisionResponse Of(ArticleRevision revision, string language)
    {
        var text = revision.Content.In(language);
        return new ArticleRevisionResponse(revision.Revision, revision.At, revision.Author, revision.Comment, text.Title, text.Body);
    }
}
