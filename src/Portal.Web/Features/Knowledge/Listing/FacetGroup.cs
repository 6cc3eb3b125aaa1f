using System.Collections.Immutable;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>Facets of one kind.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="All">The facets, the commonest first.</param>
/// <param name="Note">How several choices work together; null where only one is possible.</param>
public sealed record FacetGroup(string Title, ImmutableArray<Facet> All, string? Note = null)
{
    private const int Few = 8;

    /// <summary>How many are not shown at first.</summary>
    public int Hidden => Math.Max(0, All.Length - Few);

    /// <summary>Those that are shown: the first few and whatever is chosen, or all.</summary>
    public IEnumerable<Facet> Shown(bool all) => all ? All : All.Where((facet, index) => index < Few || facet.IsChosen);
}
