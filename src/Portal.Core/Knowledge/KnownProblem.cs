using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Remediation;

namespace Portal.Core.Knowledge;

/// <summary>A room of the catalogue: everything that the portal ships for one problem.</summary>
public sealed record KnownProblem
{
    /// <summary>Name of the room, such as <c>PodStuckTerminating</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Slug of the room's article: the room's name in kebab-case, such as <c>pod-stuck-terminating</c>.</summary>
    public string Slug => string.Concat(Name.Select(static (c, i) =>
        char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    /// <summary>The article's two texts, front matter included.</summary>
    public required ShippedArticle Article { get; init; }

    /// <summary>Its detector, or null where the problem cannot be seen.</summary>
    public IDetector? Detector { get; init; }

    /// <summary>Its playbooks.</summary>
    public ImmutableArray<IPlaybook> Playbooks { get; init; } = [];

    /// <summary>The texts by which it is recognised in logs, events and conditions.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>Manifests that put a cluster into the problem, near misses included; null exactly where there is no detector that they could prove.</summary>
    public string? Scenario { get; init; }

    /// <summary>Further manifests (<c>scenario.NAME.yaml</c>), by name: what the playbooks act on beyond the detector's own cases.</summary>
    public ImmutableDictionary<string, string> FurtherScenarios { get; init; } = ImmutableDictionary<string, string>.Empty;
}
