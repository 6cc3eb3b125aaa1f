using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Remediation;

/// <summary>A playbook that has something to do with a subject as it is now.</summary>
public sealed record PlaybookOffer
{
    /// <summary>The playbook that is offered.</summary>
    public required IPlaybook Playbook { get; init; }

    /// <summary>The object that it would act for.</summary>
    public required ObjectReference Subject { get; init; }

    /// <summary>Parameters that fit.</summary>
    public required ImmutableDictionary<string, string> SuggestedParameters { get; init; }

    /// <summary>What the playbook would do with those parameters; with <see cref="PlaybookPlan.Refusal"/> when it will not.</summary>
    public required PlaybookPlan Plan { get; init; }
}
