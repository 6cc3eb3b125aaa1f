using System.Collections.Immutable;
using Portal.Core.Knowledge.Links;

namespace Portal.Web.Api.Knowledge;

/// <summary>An external address that articles lead to.</summary>
public sealed record LinkResponse
{
    /// <summary>The address.</summary>
    public required string Url { get; init; }

    /// <summary>What is known of it.</summary>
    public required LinkState State { get; init; }

    /// <summary>Why, as a code.</summary>
    public required LinkReason Reason { get; init; }

    /// <summary>Why, as a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The HTTP status of the last look; null when there was no answer or no look.</summary>
    public int? Status { get; init; }

    /// <summary>Where it moved for good, or null.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The last look, or null.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When it answered last, or null.</summary>
    public DateTimeOffset? AliveAt { get; init; }

    /// <summary>Since when it was found gone, or null.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>Looks in a row that did not find it.</summary>
    public required int Failures { get; init; }

    /// <summary>When it is looked at next; null when links are not checked or the next pass looks.</summary>
    public DateTimeOffset? NextCheck { get; init; }

    /// <summary>The articles that lead there.</summary>
    public required ImmutableArray<RunbookArticleResponse> Articles { get; init; }

    /// <summary>A link in a language.</summary>
    public static LinkResponse Of(LinkEntry entry, LinkCheckMode mode, string language) => new()
    {
        Url = entry.Link.Url,
        State = entry.Link.State,
        Reason = entry.Link.Reason,
        Text = language == "zh" ? LinkSentence.Of(entry.Link).Zh : LinkSentence.Of(entry.Link).En,
        Status = entry.Link.Status,
        MovedTo = entry.Link.MovedTo,
        CheckedAt = entry.Link.CheckedAt,
        AliveAt = entry.Link.AliveAt,
        GoneSince = entry.Link.GoneSince,
        Failures = entry.Link.Failures,
        NextCheck = mode == LinkCheckMode.Off || entry.Link.NextCheck == DateTimeOffset.MinValue || entry.Link.NextCheck == DateTimeOffset.MaxValue ? null : entry.Link.NextCheck,
        Articles = [.. entry.Uses.Select(use => new RunbookArticleResponse(use.Number, use.Slug, language == "zh" ? use.Title.Zh : use.Title.En))],
    };
}
