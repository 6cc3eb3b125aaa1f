namespace Portal.Core.Knowledge.Search;

/// <summary>A row of a search.</summary>
/// <param name="Number">The article.</param>
/// <param name="Score">How many terms it has, and as fraction how weighty their places are.</param>
/// <param name="Total">How many rows there are on all pages.</param>
internal sealed record SearchRow(int Number, double Score, int Total);
