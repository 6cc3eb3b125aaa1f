using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>
/// The head of an article file, YAML between two lines <c>---</c>. Number, slug, severity, tags, related and sources are the same in both languages;
/// title, summary and versions are in the file's language. Every field but versions, related and sources is required.
/// </summary>
/// <example>
/// <code>
/// ---
/// number: 12
/// slug: pod-stuck-terminating
/// title: Pod stuck in Terminating
/// summary: A pod was deleted long ago and does not go away.
/// severity: Warning
/// tags: [deletion, pods]
/// versions: ["All; the mount leak only on kernels before 4.0"]
/// related: [volume-mount-left-behind]
/// sources:
///   - title: Pod lifecycle
///     url: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
/// ---
/// </code>
/// </example>
public sealed record ArticleFrontMatter
{
    /// <summary>The article's number, 1 or more; shipped ones are below 1000.</summary>
    public required int Number { get; init; }

    /// <summary>Its name in addresses: lower-case words with hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>The title in the file's language.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence in the file's language.</summary>
    public required string Summary { get; init; }

    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by, lower case, English in both languages.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Affected versions in the file's language.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>Where it comes from.</summary>
    public ImmutableArray<ArticleSource> Sources { get; init; } = [];
}
