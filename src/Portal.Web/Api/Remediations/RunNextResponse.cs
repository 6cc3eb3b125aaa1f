using System.Collections.Immutable;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>A playbook that may be tried after a run that did not work: post it to <c>/remediations</c> with the run's cluster and subject.</summary>
/// <param name="Playbook">The playbook's id; that of the run itself means: plan again.</param>
/// <param name="Title">What it does.</param>
/// <param name="Risk">What it may cost.</param>
/// <param name="Parameters">Parameters that fit the object as it is now.</param>
public sealed record RunNextResponse(string Playbook, string Title, RiskLevel Risk, ImmutableDictionary<string, string> Parameters)
{
    /// <summary>The offer in the language of the request.</summary>
    public static RunNextResponse Of(PlaybookOffer offer) => new(offer.Playbook.Id, offer.Playbook.Title.Shown(), offer.Playbook.Risk, offer.SuggestedParameters);
}
