using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Remediation.Safety;

namespace Portal.Web.Features.Settings.Safety;

/// <summary>The limits that are shown, where the rules of each cluster are, and what the person may do.</summary>
/// <param name="Limits">The limits of the chosen cluster, or those for all.</param>
/// <param name="Clusters">The state of the chosen cluster, or of all.</param>
/// <param name="Names">Names of all clusters.</param>
/// <param name="Pauses">The pauses that hold.</param>
/// <param name="Change">Whether the person may change limits and reset breakers.</param>
/// <param name="Pause">Whether the person may pause and resume.</param>
public sealed record SafetyModel(
    SafetyLimits Limits, ImmutableArray<SafetyStatus> Clusters, ImmutableArray<string> Names, ImmutableArray<RemediationPause> Pauses, AccessDecision Change, AccessDecision Pause);
