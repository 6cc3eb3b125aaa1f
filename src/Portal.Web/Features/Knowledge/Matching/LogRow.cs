using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>A row of the text as it is shown: a line, or lines that are folded away.</summary>
/// <param name="Number">Number of the line, or of the first that is folded.</param>
/// <param name="Folded">How many lines are folded here; 0 for a line.</param>
/// <param name="Parts">The line's text.</param>
/// <param name="Problems">The problems that the line proves.</param>
/// <param name="Alike">What the line looks like and is not.</param>
public sealed record LogRow(int Number, int Folded, ImmutableArray<LinePart> Parts, ImmutableArray<ProblemMatch> Problems, LookAlikeLine? Alike);
