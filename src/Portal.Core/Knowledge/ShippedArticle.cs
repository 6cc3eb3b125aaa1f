using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>What a room ships of its article: two texts, Markdown with a YAML front matter, and its signatures.</summary>
/// <param name="Problem">Name of the room.</param>
/// <param name="En">Content of <c>article.en.md</c>.</param>
/// <param name="Zh">Content of <c>article.zh.md</c>.</param>
public sealed record ShippedArticle(string Problem, string En, string Zh)
{
    /// <summary>Content of <c>signatures.yaml</c>, as it was read.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];
}
