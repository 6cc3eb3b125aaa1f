using System.Collections.Immutable;
using Portal.Core.Knowledge.Candidates;

namespace Portal.Web.Api.Knowledge;

/// <summary>What was kept of a text, and what was left out.</summary>
/// <param name="Kept">What was kept, the most telling first: at most 20 forms of line.</param>
/// <param name="MoreForms">How many more telling forms there are, which were left out.</param>
/// <param name="MoreLines">How many lines those have.</param>
/// <param name="KnownLines">How many lines an article knows.</param>
/// <param name="QuietLines">How many lines say nothing of a failure while others do.</param>
/// <param name="BareLines">How many lines have too little to be known by, or belong to a private key.</param>
/// <param name="MadeRoom">How many older candidates had to make room.</param>
public sealed record KeptPasteResponse(
    ImmutableArray<KeptCandidate> Kept, int MoreForms, int MoreLines, int KnownLines, int QuietLines, int BareLines, int MadeRoom)
{
    /// <summary>The response for what was kept.</summary>
    public static KeptPasteResponse Of(KeptPaste kept) => new(
        kept.Kept, kept.Lines.MoreForms, kept.Lines.MoreLines, kept.Lines.Known, kept.Lines.Quiet, kept.Lines.Bare, kept.MadeRoom);
}
