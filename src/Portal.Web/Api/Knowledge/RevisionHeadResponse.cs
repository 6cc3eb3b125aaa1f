using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>Which form of an article.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="At">When it was made.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Comment">Why.</param>
public sealed record RevisionHeadResponse(int Version, DateTimeOffset At, string Author, string Comment)
{
    /// <summary>The revision's head.</summary>
    internal static RevisionHeadResponse Of(ArticleRevision revision) => new(revision.Revision, revision.At, revision.Author, revision.Comment);
}
