using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Links;

/// <summary>A link of the knowledge base.</summary>
/// <param name="Link">What is known of it.</param>
/// <param name="Uses">The articles that lead there, by number.</param>
public sealed record LinkEntry(ArticleLink Link, ImmutableArray<LinkUse> Uses);
