using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Search;

/// <summary>What a search found.</summary>
/// <param name="Rows">The articles, best first.</param>
/// <param name="Corrections">What was searched in place of misspelt words.</param>
/// <param name="Unknown">Words that no article has.</param>
/// <param name="Tokens">Every form that was looked for, to mark them in a text.</param>
internal sealed record SearchResult(
    ImmutableArray<SearchRow> Rows, ImmutableArray<WordCorrection> Corrections, ImmutableArray<string> Unknown, ImmutableHashSet<string> Tokens);
