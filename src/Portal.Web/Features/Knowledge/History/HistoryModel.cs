using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;

namespace Portal.Web.Features.Knowledge.History;

/// <summary>What the history of an article shows.</summary>
/// <param name="Article">The article, or null if there is none of that name.</param>
/// <param name="Revisions">Its revisions, newest first.</param>
/// <param name="Diff">The two that are compared; null when there is only one.</param>
/// <param name="Access">Whether the person may restore.</param>
public sealed record HistoryModel(Article? Article, ImmutableArray<ArticleRevision> Revisions, RevisionDiff? Diff, AccessDecision Access);
