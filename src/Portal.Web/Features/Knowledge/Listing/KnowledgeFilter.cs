using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>What the list is narrowed to, as the address has it. What is not known there is as if it were not there.</summary>
public sealed record KnowledgeFilter
{
    /// <summary>Rows of one step of the list.</summary>
    public const int Step = 50;

    /// <summary>No article has more tags.</summary>
    private const int MostTags = 20;

    /// <summary>What is searched for.</summary>
    public string? Text { get; init; }

    /// <summary>Only with all of these tags.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Only of any of these severities; empty: of all.</summary>
    public ImmutableArray<Severity> Severities { get; init; } = [];

    /// <summary>Only those whose problem is open now.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>With <see cref="OpenOnly"/>: on this cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>How many rows are shown.</summary>
    public int Rows { get; init; } = Step;

    /// <summary>Whether anything but the text narrows the list.</summary>
    public bool IsNarrow => Choices > 0;

    /// <summary>How many things are chosen.</summary>
    public int Choices => Tags.Length + Severities.Length + (OpenOnly ? 1 : 0);

    /// <summary>The query that it stands for.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="typing">Whether the last word may be unfinished.</param>
    public ArticleQuery ToQuery(string language, bool typing) => new()
    {
        Text = Text,
        Tags = Tags,
        Severities = Severities,
        OpenOnly = OpenOnly,
        Cluster = Cluster,
        Language = language,
        IsTyping = typing,
        Limit = Rows,
    };

    /// <summary>Reads the address: <c>tag</c> and <c>severity</c> as often as wanted, <c>open=any</c>, or <c>in</c> with a cluster.</summary>
    public static KnowledgeFilter Read(string? text, IEnumerable<string?>? tags, IEnumerable<string?>? severities, string? open, string? cluster, int? rows) => new()
    {
        Text = PageAddress.Text(text),
        Tags = [.. (tags ?? []).Select(PageAddress.Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostTags)],
        Severities = [.. (severities ?? []).Select(PageAddress.Enum<Severity>).OfType<Severity>().Distinct()],
        OpenOnly = open == "any" || PageAddress.Text(cluster) is not null,
        Cluster = PageAddress.Text(cluster),
        Rows = Math.Clamp(rows ?? Step, Step, ArticleQuery.LargestPage),
    };
}
