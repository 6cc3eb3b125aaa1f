namespace Portal.Core.Knowledge;

/// <summary>Where an article has something from.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Url">Its address, http or https.</param>
public sealed record ArticleSource(string Title, string Url);
