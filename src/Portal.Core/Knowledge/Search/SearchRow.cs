namespace Portal.Core.Knowledge.Search;

/// <summary>A row of a search.</summary>
/// <param name="Number">The article.</param>
/// <param name="Score">How well it answers.</param>
/// <param name="Problem">Its room.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record SearchRow(int Number, double Score, string Problem, string Severity, string[] Tags);
