using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>Two revisions of an article compared.</summary>
/// <param name="From">The one that counts as earlier.</param>
/// <param name="To">The one that counts as later.</param>
/// <param name="Fields">The fields that differ.</param>
public sealed record RevisionDiff(ArticleRevision From, ArticleRevision To, ImmutableArray<FieldDiff> Fields);
