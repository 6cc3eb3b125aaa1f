using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;
using Portal.Problems;

namespace Portal.Benchmarks.Matching;

/// <summary>As many signatures as are wanted: those of the rooms, and made ones beside them.</summary>
internal static class BenchmarkSignatures
{
    private const int OfOneArticle = 10;

    /// <summary>The signatures of the rooms.</summary>
    public static ImmutableArray<Signature> Rooms { get; } = [.. ProblemCatalogue.Load().Problems.SelectMany(static room => room.Signatures)];

    /// <summary>Articles with that many signatures in all.</summary>
    public static ImmutableArray<ArticleSignatures> Articles(int signatures) =>
    [
        .. ProblemCatalogue.Load().Problems.Select(static (room, i) => Article(i + 1, room.Name, room.Signatures)),
        .. Enumerable.Range(0, signatures - Rooms.Length).Select(Made).Chunk(OfOneArticle).Select(static (chunk, i) => Article(1000 + i, $"Made{i}", [.. chunk])),
    ];

    private static ArticleSignatures Article(int number, string problem, ImmutableArray<Signature> signatures) => new()
    {
        Number = number,
        Slug = problem,
        Problem = problem,
        Title = new LocalizedText(problem, problem),
        Signatures = signatures,
    };

    private static Signature Made(int i) => new()
    {
        Id = $"made-{i}",
        Kind = SignatureKind.Log,
        Title = new LocalizedText("made", "made"),
        Pattern = $"""component-{i} (?:failed|refused) to \w+ (?:volume|container) "(?<pv>[^"]+)".*code {i}""",
        Literals = [$"component-{i} failed", $"component-{i} refused"],
        Samples = [$"component-{i} failed to open volume \"a\" with code {i}"],
        LookAlikes = [$"component-{i} failed at once, nothing else is known"],
    };
}
