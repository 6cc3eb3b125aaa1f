using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Objects;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>The facets beside the list.</summary>
public sealed partial class Facets : ComponentBase
{
    /// <summary>Who chooses anew begins with the first rows.</summary>
    private static readonly (string, string?) Again = ("rows", null);

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

    private IEnumerable<FacetGroup> Groups => new[]
    {
        new FacetGroup(Translator.T(KnowledgeText.OpenNow), [.. Open()]),
        new FacetGroup(Translator.T(FindingText.SeverityWord), [.. Severities()], Translator.T(KnowledgeText.AnyOfThese)),
        new FacetGroup(Translator.T(KnowledgeText.Tags), [.. Tags()], Translator.T(KnowledgeText.AllOfThese)),
    }.Where(static group => group.All.Length > 0);

    private void Toggle() => _open = !_open;

    private IEnumerable<Facet> Open()
    {
        if (!Counts.OpenByCluster.IsEmpty || Filter.OpenOnly)
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
        foreach (var severity in Enum.GetValues<Severity>().Reverse().Where(severity => Counts.Severities.ContainsKey(severity) || Filter.Severities.Contains(severity)))
        {
            var chosen = Filter.Severities.Contains(severity);
            var others = Filter.Severities.Remove(severity);
            yield return new Facet(
                Translator.T(FindingText.Of(severity)),
                Counts.Severities.GetValueOrDefault(severity),
                chosen,
                Navigation.With("severity", (chosen ? others : others.Add(severity)).Select(static value => value.ToString()), Again));
        }
    }

    private IEnumerable<Facet> Tags()
    {
        // A tag of the address that no article has stands first, so that it can be taken back.
        foreach (var (tag, count) in Filter.Tags.Where(tag => Counts.Tags.All(known => known.Key != tag)).Select(static tag => KeyValuePair.Create(tag, 0)).Concat(Counts.Tags))
        {
            var chosen = Filter.Tags.Contains(tag);
            var others = Filter.Tags.Remove(tag);
            yield return new Facet(ObjectText.Visible(tag, keepLines: false), count, chosen, Navigation.With("tag", chosen ? others : others.Add(tag), Again));
        }
    }

    private string Link(params (string, string?)[] changes) => Navigation.With([.. changes, Again]);
}
