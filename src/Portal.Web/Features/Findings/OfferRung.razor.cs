using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Remediation;

namespace Portal.Web.Features.Findings;

/// <summary>A playbook as a rung of the ladder: what it does and costs, or why it is refused and what to do instead.</summary>
public sealed partial class OfferRung : ComponentBase
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Its place on the ladder.</summary>
    [Parameter]
    [EditorRequired]
    public int Number { get; set; }

    /// <summary>The playbook with what it would do.</summary>
    [Parameter]
    [EditorRequired]
    public PlaybookOffer Offer { get; set; } = null!;

    /// <summary>Whether it is the one that the next step means.</summary>
    [Parameter]
    public bool IsPrimary { get; set; }

    /// <summary>Whether the person may plan.</summary>
    [Parameter]
    [EditorRequired]
    public AccessDecision MayPlan { get; set; } = AccessDecision.Allowed;

    /// <summary>Whether it can be planned now.</summary>
    [Parameter]
    public bool Enabled { get; set; } = true;

    /// <summary>Plans.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<PlanWish> Plan { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // What a person has typed stays when the offer is read again.
        foreach (var (name, value) in Offer.SuggestedParameters)
        {
            _values.TryAdd(name, value);
        }
    }

    private string FieldId(PlaybookParameter parameter) => $"{Offer.Playbook.Id}-{parameter.Name}-{Offer.Subject.Uid}";
}
