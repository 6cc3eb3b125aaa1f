using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>What a playbook would do for one of many objects.</summary>
/// <param name="Subject">The object.</param>
/// <param name="Plan">The plan, refused or not; null when there is none.</param>
/// <param name="LeftOut">Why there is no plan, or null.</param>
internal sealed record SubjectPlan(ObjectReference Subject, PlaybookPlan? Plan, LocalizedText? LeftOut)
{
    /// <summary>Why the object is left out, or null.</summary>
    public LocalizedText? Why => LeftOut ?? (Plan?.Refusal is { } refusal ? new($"{refusal.Text.En} {refusal.Instead.En}", $"{refusal.Text.Zh}{refusal.Instead.Zh}") : null);
}
