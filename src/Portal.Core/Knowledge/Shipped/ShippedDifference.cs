using System.Collections.Immutable;
using Portal.Core.Knowledge.Revisions;

namespace Portal.Core.Knowledge.Shipped;

/// <summary>An edited article beside what this portal ships.</summary>
/// <param name="Article">The article as it is.</param>
/// <param name="Shipped">What is shipped.</param>
/// <param name="Fields">How the shipped one differs from the article: what "take" would change.</param>
public sealed record ShippedDifference(Article Article, ArticleContent Shipped, ImmutableArray<FieldDiff> Fields);
