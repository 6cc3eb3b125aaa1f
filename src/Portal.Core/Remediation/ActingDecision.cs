using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>In whose name a run's requests go to the cluster.</summary>
/// <param name="User">The user; empty for the portal's own account.</param>
/// <param name="Groups">The user's groups.</param>
/// <param name="Text">Why.</param>
internal sealed record ActingDecision(string User, ImmutableArray<string> Groups, LocalizedText Text)
{
    /// <summary>Whether nothing may be done in anybody's name: the person's name is one that must not be acted as.</summary>
    public bool Refused { get; init; }
}
