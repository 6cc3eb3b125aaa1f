using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Nodes;

/// <summary>Work on a node, on its page: cordon, uncordon and drain, each by a plan that is looked at first.</summary>
public sealed partial class NodeWork : LiveComponent<NodeWorkModel>
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private bool _busy;
    private string? _problem;
    private Guid? _inTheWay;

    /// <summary>The cluster.</summary>
    [Parameter]
    [EditorRequired]
    public string Cluster { get; set; } = "";

    /// <summary>The node's name.</summary>
    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = "";

    [Inject]
    private ILiveClusters Clusters { get; set; } = null!;

    [Inject]
    private RemediationService Remediations { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        if (Clusters.Changes(Cluster) is { } changes)
        {
            Listen(changes.Subscribe);
        }
    }

    /// <inheritdoc/>
    protected override async Task<NodeWorkModel> ReadAsync(CancellationToken cancellationToken)
    {
        if (Clusters.View(Cluster) is not { } view || view.Nodes.Find("", Name) is not { } node)
        {
            return new NodeWorkModel();
        }

        var offers = Remediations.Offers(Cluster, ObjectReference.To(KnownResources.Nodes, node)).Where(static offer => IsWork(offer.Playbook.Id)).ToImmutableArray();
        foreach (var (name, value) in offers.SelectMany(static offer => offer.SuggestedParameters))
        {
            // What a person has typed stays when the offer is read again.
            _values.TryAdd(name, value);
        }

        var plan = DrainPlan.Of(node, view, DrainOptions.Default, Clusters.Now(Cluster));
        return new NodeWorkModel
        {
            Offers = offers,
            Cordoned = node.Unschedulable,
            Evicted = plan.Pods.Count(static pod => pod.IsEvicted),
            Blocked = plan.With(DrainVerdict.Blocked).Count(),
            Asks = plan.With(DrainVerdict.NeedsConsent).Count(),
            Stays = plan.Pods.Count(static pod => pod.Stays),
            MayPlan = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.PlanRemediation, AccessScope.Of(Cluster, "")),
        };
    }

    private static bool IsWork(string playbook) => playbook is "cordon" or "uncordon" or DrainRuns.Playbook;

    private static LocalizedText Word(string playbook) => playbook switch
    {
        "cordon" => DrainText.PlanCordon,
        "uncordon" => DrainText.PlanUncordon,
        _ => DrainText.PlanDrain,
    };

    private async Task PlanAsync(PlaybookOffer offer)
    {
        if (_busy || Clusters.View(Cluster)?.Nodes.Find("", Name) is not { } node)
        {
            return;
        }

        (_busy, _problem, _inTheWay) = (true, null, null);
        try
        {
            var request = new PlanRequest
            {
                Playbook = offer.Playbook.Id,
                Cluster = Cluster,
                Subject = ObjectReference.To(KnownResources.Nodes, node),
                Parameters = offer.Playbook.Parameters.ToImmutableDictionary(static p => p.Name, p => _values.GetValueOrDefault(p.Name, p.Default ?? ""), StringComparer.Ordinal),
            };
            var result = await Remediations.PlanAsync(request, await User.CallerAsync(), CancellationToken.None);
            if (result is { Succeeded: true, Run: { } run })
            {
                Navigation.NavigateTo($"/remediations/{run.Id}");
                return;
            }

            // A run that is in the way is another one than the person asked for: it is named, not opened unasked.
            _inTheWay = result.Run?.Id;

            _problem = string.Join(' ', result.Texts.Select(Translator.T));
        }
        catch (Exception exception)
        {
            // Cancellations too: nobody can cancel this, so one is a timeout, and Blazor would swallow it without a word.
            _problem = Describe(exception);
        }
        finally
        {
            _busy = false;
        }
    }
}
