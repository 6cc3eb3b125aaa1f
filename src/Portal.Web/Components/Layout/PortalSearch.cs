using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>What the field in the top bar searches.</summary>
/// <param name="findings">Open and resolved findings.</param>
public sealed class PortalSearch(FindingService findings)
{
    private const int OfEach = 5;

    /// <summary>The first few hits of each kind.</summary>
    public async Task<ImmutableArray<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var found = await findings.ListAsync(new FindingQuery { Text = text, Limit = OfEach }, cancellationToken);
        return [.. found.Items.Select(static finding => new SearchHit(FindingText.Finding, Translator.T(finding.Title), $"/findings/{finding.Id}"))];
    }
}
