using System.Collections.Immutable;

namespace Portal.Core.Remediation.Safety;

/// <summary>What the rules say at the moment of execution.</summary>
/// <param name="Stop">The verdict that stops the run, or null.</param>
/// <param name="Passed">Verdicts that would have stopped it, had the glass not been broken.</param>
internal sealed record SafetyDecision(SafetyVerdict? Stop, ImmutableArray<SafetyVerdict> Passed);
