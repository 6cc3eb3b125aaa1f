using Portal.Core.Access;
using Portal.Core.Knowledge.Links;

namespace Portal.Web.Features.Knowledge.Links;

/// <summary>What the page of links shows.</summary>
/// <param name="Page">The links.</param>
/// <param name="Mode">Whether they are checked here.</param>
/// <param name="Access">Whether the person may ask for a check.</param>
public sealed record LinksModel(LinkPage Page, LinkCheckMode Mode, AccessDecision Access)
{
    /// <summary>How many there are.</summary>
    public int All => Page.Counts.Values.Sum();
}
