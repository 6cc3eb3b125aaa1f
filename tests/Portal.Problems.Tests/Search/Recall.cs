using System.Globalization;

namespace Portal.Problems.Tests.Search;

/// <summary>How well queries found their articles.</summary>
/// <param name="Queries">How many queries.</param>
/// <param name="AtOne">The share whose article came first.</param>
/// <param name="AtThree">The share whose article was among the first three.</param>
/// <param name="ReciprocalRank">The mean of 1 ÷ rank; 0 for an article that was not found.</param>
public sealed record Recall(int Queries, double AtOne, double AtThree, double ReciprocalRank)
{
    /// <summary>The figures of some ranks, from 1; 0 is not found.</summary>
    public static Recall Of(IReadOnlyCollection<int> ranks) => new(
        ranks.Count,
        ranks.Count(static rank => rank == 1) / (double)ranks.Count,
        ranks.Count(static rank => rank is >= 1 and <= 3) / (double)ranks.Count,
        ranks.Average(static rank => rank == 0 ? 0 : 1.0 / rank));

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Queries,4} queries  recall@1 {AtOne:0.000}  recall@3 {AtThree:0.000}  MRR {ReciprocalRank:0.000}");
}
