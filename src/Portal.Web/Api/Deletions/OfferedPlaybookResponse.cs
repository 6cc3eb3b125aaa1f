using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Deletions;

/// <summary>A playbook that has something to do with an object as it is now.</summary>
/// <param name="Playbook">Its id.</param>
/// <param name="Subject">The object to plan it for.</param>
/// <param name="Refused">The code of the refusal, or null: it would plan.</param>
public sealed record OfferedPlaybookResponse(string Playbook, ObjectReference Subject, string? Refused)
{
    /// <summary>The offer.</summary>
    public static OfferedPlaybookResponse Of(PlaybookOffer offer) => new(offer.Playbook.Id, offer.Subject, offer.Plan.Refusal?.Code);
}
