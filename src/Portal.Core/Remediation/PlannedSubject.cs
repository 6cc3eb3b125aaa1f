using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One object of a plan.</summary>
/// <param name="Subject">The object.</param>
/// <param name="Wave">Its wave, from 1; 0 when it is left out.</param>
internal sealed record PlannedSubject(ObjectReference Subject, int Wave)
{
    /// <summary>Why it is left out, or null.</summary>
    public LocalizedText? LeftOut { get; init; }

    /// <summary>What was checked of it.</summary>
    public ImmutableArray<PlanCheck> Checks { get; init; } = [];

    /// <summary>What may be lost of it.</summary>
    public ImmutableArray<LocalizedText> Losses { get; init; } = [];
}
