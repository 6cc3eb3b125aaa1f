using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Search;

/// <summary>One thing that a query asks for, in all the ways in which an article may say it.</summary>
/// <param name="Words">The ways.</param>
/// <param name="Weight">How much it counts beside the others: 1, less for a part of an identifier.</param>
/// <param name="Typed">What the person typed, to correct it; empty if it is no plain word.</param>
internal sealed record QueryTerm(ImmutableArray<QueryWord> Words, double Weight, string Typed);
