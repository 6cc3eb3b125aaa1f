namespace Portal.Core.Knowledge.Search;

/// <summary>A lookup in the index.</summary>
/// <param name="Term">The number of the term that it is for.</param>
/// <param name="Place">Where the tokens must stand.</param>
/// <param name="Worth">What an article gains.</param>
/// <param name="Query">The tokens as a tsquery; they hold letters, digits and the joints of identifiers only, so nothing can be an operator.</param>
/// <param name="Entries">At most how many articles it finds.</param>
/// <param name="IsTyped">Whether it is what the person typed, not something that means the same.</param>
internal sealed record SearchLookup(int Term, string Place, double Worth, string Query, int Entries, bool IsTyped);
