namespace Portal.Core.Knowledge.Search;

/// <summary>What a lookup found.</summary>
/// <param name="Lookup">The lookup, by its place in the plan.</param>
/// <param name="Numbers">The articles, in no particular order.</param>
internal sealed record LookupRow(int Lookup, int[] Numbers);
