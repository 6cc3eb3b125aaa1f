namespace Portal.Web.Api.Knowledge;

/// <summary>A line that looks like a problem's and is known not to be one.</summary>
/// <param name="Number">The first such line, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="Lines">How many lines are like it.</param>
/// <param name="Article">Number of the article that it is not about.</param>
/// <param name="Slug">That article's name in addresses.</param>
/// <param name="ArticleTitle">That article's title.</param>
/// <param name="Signature">The signature that it looks like.</param>
/// <param name="SignatureTitle">What that signature means.</param>
public sealed record LookAlikeResponse(int Number, string Text, int Lines, int Article, string Slug, string ArticleTitle, string Signature, string SignatureTitle);
