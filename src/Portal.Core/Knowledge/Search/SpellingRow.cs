namespace Portal.Core.Knowledge.Search;

/// <summary>A word that is like a typed one.</summary>
/// <param name="Typed">The typed one.</param>
/// <param name="Term">The word.</param>
/// <param name="Articles">How many articles have it.</param>
internal sealed record SpellingRow(string Typed, string Term, int Articles);
