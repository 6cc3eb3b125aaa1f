using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>The shipped catalogue, loaded once for the tests of its rooms.</summary>
internal static class Catalogue
{
    private static readonly ProblemCatalogue Loaded = ProblemCatalogue.Load();

    public static ImmutableArray<KnownProblem> Problems => Loaded.Problems;

    /// <summary>A row for each room.</summary>
    public static TheoryData<string> Names => [.. Problems.Select(static problem => problem.Name)];

    public static KnownProblem Find(string room) => Loaded.Find(room)!;

    public static (ArticleFile En, ArticleFile Zh) Article(string room) => ArticleFileReader.Read(Find(room).Article);
}
