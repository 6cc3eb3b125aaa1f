using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;

namespace Portal.Problems.Tests.Matching;

/// <summary>The signatures of all rooms as the match engine has them.</summary>
internal static class Rooms
{
    public static ProblemCatalogue Catalogue { get; } = ProblemCatalogue.Load();

    public static SignatureSet Signatures { get; } = SignatureSet.Compile(Catalogue.Problems.Select(ArticleOf));

    private static ArticleSignatures ArticleOf(KnownProblem problem)
    {
        var (en, zh) = ArticleFileReader.Read(problem.Article);
        return new ArticleSignatures
        {
            Number = en.FrontMatter.Number,
            Slug = problem.Slug,
            Problem = problem.Name,
            Title = new LocalizedText(en.FrontMatter.Title, zh.FrontMatter.Title),
            Signatures = problem.Signatures,
        };
    }
}
