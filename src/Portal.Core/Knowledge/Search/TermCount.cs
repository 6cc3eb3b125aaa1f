namespace Portal.Core.Knowledge.Search;

/// <summary>A row of the vocabulary.</summary>
/// <param name="Term">The token.</param>
/// <param name="Articles">How many articles have it.</param>
internal sealed record TermCount(string Term, int Articles);
