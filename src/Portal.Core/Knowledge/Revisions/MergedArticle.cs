using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>Two changes of one article brought together. Nothing of it is saved.</summary>
/// <param name="Content">The merged article; conflicts in bodies are marked in the text.</param>
/// <param name="Conflicts">What a person must decide; empty when the merge can be saved as it is.</param>
public sealed record MergedArticle(ArticleContent Content, ImmutableArray<MergeConflict> Conflicts);
