using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>The facets beside the list.</summary>
public sealed partial class Facets : ComponentBase
{
    private readonly HashSet<string> _all = new(StringComparer.Ordinal);
    private bool _open;

    /// <summary>What there is to filter by.</summary>
    [Parameter]
    [EditorRequired]
    public ArticleFacets Counts { get; set; } = ArticleFacets.None;

    /// <summary>What is chosen.</summary>
    [Parameter]
    [EditorRequired]
    public KnowledgeFilter Filter { get; set; } = new();

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private int Chosen => (Filter.Tag is null ? 0 : 1) + (Filter.Severity is null ? 0 : 1) + (Filter.OpenOnly ? 1 : 0);

    private IEnumerable<FacetGroup> Groups => new[]
    {
        new FacetGroup(Translator.T(KnowledgeText.OpenNow), [.. Open()]),
        new FacetGroup(Translator.T(FindingText.SeverityWord), [.. Severities()]),
        new FacetGroup(Translator.T(KnowledgeText.Tags), [.. Tags()]),
    }.Where(static group => group.All.Length > 0);

    private void Toggle() => _open = !_open;

    private IEnumerable<Facet> Open()
    {
        if (Counts.Open > 0 || Filter.OpenOnly)
        {
            var any = Filter is { OpenOnly: true, Cluster: null };
            yield return new Facet(Translator.T(KnowledgeText.InAnyCluster), Counts.Open, any, Link(("open", any ? null : "any"), ("in", null)));
        }

        foreach (var (cluster, count) in Counts.OpenByCluster)
        {
            var chosen = Filter.Cluster == cluster;
            yield return new Facet(Translator.T(KnowledgeText.InCluster(cluster)), count, chosen, Link(("open", null), ("in", chosen ? null : cluster)));
        }
    }

    private IEnumerable<Facet> Severities()
    {
        foreach (var severity in Enum.GetValues<Severity>().Reverse().Where(severity => Counts.Severities.ContainsKey(severity) || Filter.Severity == severity))
        {
            var chosen = Filter.Severity == severity;
            yield return new Facet(
                Translator.T(FindingText.Of(severity)), Counts.Severities.GetValueOrDefault(severity), chosen, Link(("severity", chosen ? null : severity.ToString())));
        }
    }

    private IEnumerable<Facet> Tags()
    {
        foreach (var (tag, count) in Counts.Tags)
        {
            var chosen = Filter.Tag == tag;
            yield return new Facet(tag, count, chosen, Link(("tag", chosen ? null : tag)));
        }
    }

    private string Link(params (string, string?)[] changes) => Navigation.With([.. changes, ("rows", null)]);
}
