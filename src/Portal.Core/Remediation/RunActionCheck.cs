using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Whether a person may do something with a run now, and if not, what stands in the way. Pages and the service ask the same.</summary>
/// <param name="Status">Ok, Forbidden or Conflict.</param>
/// <param name="Code">A code for programs; empty when it may be done.</param>
/// <param name="Text">What stands in the way, or null.</param>
/// <param name="Denied">The decision that denied it, when a role is missing.</param>
public sealed record RunActionCheck(RemediationStatus Status, string Code, LocalizedText? Text, AccessDecision? Denied)
{
    /// <summary>It may be done.</summary>
    public static RunActionCheck Ok { get; } = new(RemediationStatus.Ok, "", null, null);

    /// <summary>Whether it may be done.</summary>
    public bool Allowed => Status == RemediationStatus.Ok;
}
