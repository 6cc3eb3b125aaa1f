using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Search;

/// <summary>One way to say a <see cref="QueryTerm"/>.</summary>
/// <param name="Tokens">The tokens that an article must all have.</param>
/// <param name="Weight">How near it is to what was typed: 1 for the word itself, less for a stem, a part or a synonym.</param>
/// <param name="IsPrefix">Whether the token is the beginning of what is looked for.</param>
internal sealed record QueryWord(ImmutableArray<string> Tokens, double Weight, bool IsPrefix = false);
