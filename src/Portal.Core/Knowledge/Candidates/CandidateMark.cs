using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>Marks a candidate with the article that is made of it, in the transaction that writes the article.</summary>
internal static class CandidateMark
{
    /// <summary>The field that names a candidate.</summary>
    public const string Field = "candidate";

    /// <summary>Marks it; else says why not. An article that was made of it first stays.</summary>
    public static async Task<FieldProblem?> Async(PortalDbContext context, Guid id, Article article, PortalUser user, CancellationToken cancellationToken)
    {
        var marked = await context.Set<MatchCandidate>()
            .Where(candidate => candidate.Id == id && candidate.Hash != "" && (candidate.State != CandidateState.Article || candidate.ArticleNumber == null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(static candidate => candidate.State, CandidateState.Article)
                    .SetProperty(static candidate => candidate.ArticleNumber, article.Number)
                    .SetProperty(static candidate => candidate.DecidedBy, user.Name)
                    .SetProperty(static candidate => candidate.DecidedAt, article.CreatedAt),
                cancellationToken);
        if (marked == 1)
        {
            return null;
        }

        var first = await (from candidate in context.Set<MatchCandidate>()
                           join other in context.Set<Article>() on candidate.ArticleNumber equals other.Number
                           where candidate.Id == id
                           select other.Slug).SingleOrDefaultAsync(cancellationToken);
        return new FieldProblem(Field, first is null ? RuleText.NoCandidate(id.ToString()) : RuleText.CandidateHasArticle(first));
    }
}
