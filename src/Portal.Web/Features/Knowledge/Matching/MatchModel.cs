using Portal.Core.Access;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>What the page shows.</summary>
/// <param name="Access">Whether the person may write an article of it.</param>
/// <param name="Candidates">How many lines wait for an article.</param>
/// <param name="Paste">The text with what it shows; null before there is one.</param>
public sealed record MatchModel(AccessDecision Access, int Candidates, MatchedPaste? Paste);
