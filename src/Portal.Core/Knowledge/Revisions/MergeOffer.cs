namespace Portal.Core.Knowledge.Revisions;

/// <summary>An edit of an older revision, brought together with the article as it is now. Save it as an edit of <see cref="Current"/>.</summary>
/// <param name="Current">The article as it is now.</param>
/// <param name="Base">The revision that the editor saw.</param>
/// <param name="Merged">Both together.</param>
public sealed record MergeOffer(Article Current, ArticleRevision Base, MergedArticle Merged);
