using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Api.Knowledge;

/// <summary>A line that proves a problem.</summary>
/// <param name="Number">Its number in the text, from 1.</param>
/// <param name="Text">The line; of one of more than 2,000 characters the part around what matched.</param>
/// <param name="TextStart">Where in the line the text begins; 0 but for lines that were cut.</param>
/// <param name="Signature">The signature.</param>
/// <param name="SignatureTitle">What it means.</param>
/// <param name="Spans">What matched: line, start and length in UTF-16 characters of the line as it was sent.</param>
/// <param name="Parameters">What the line names.</param>
public sealed record MatchedLineResponse(
    int Number, string Text, int TextStart, string Signature, string SignatureTitle, ImmutableArray<MatchSpan> Spans, ImmutableArray<MatchParameter> Parameters);
