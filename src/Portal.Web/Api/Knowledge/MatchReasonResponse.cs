using System.Collections.Immutable;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>Why a problem matched.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Title">What it means.</param>
/// <param name="Kind">Where its text is found.</param>
/// <param name="Reasons">The causes that it speaks for.</param>
/// <param name="Lines">How many lines it matched.</param>
/// <param name="FirstLine">The first of them, from 1.</param>
/// <param name="Exclusivity">How much it says for this problem rather than another, from 0 to 1.</param>
public sealed record MatchReasonResponse(string Signature, string Title, SignatureKind Kind, ImmutableArray<string> Reasons, int Lines, int FirstLine, double Exclusivity);
