using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Links;

namespace Portal.Web.Api.Knowledge;

/// <summary>A source of an article.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Url">Its address.</param>
/// <param name="State">Whether it is still there.</param>
/// <param name="Status">The HTTP status of the last look; null when there was no answer or no look.</param>
/// <param name="MovedTo">Where it moved for good, or null.</param>
/// <param name="CheckedAt">The last look, or null.</param>
/// <param name="AliveAt">When it answered last, or null.</param>
/// <param name="GoneSince">Since when it was found gone, or null.</param>
/// <param name="Reason">What was in the way of the last look.</param>
public sealed record SourceResponse(
    string Title, string Url, LinkState State, int? Status, string? MovedTo, DateTimeOffset? CheckedAt, DateTimeOffset? AliveAt, DateTimeOffset? GoneSince, LinkReason Reason)
{
    /// <summary>A source with what is known of its link.</summary>
    public static SourceResponse Of(ArticleSource source, ArticleLink? link) => new(
        source.Title, source.Url, link?.State ?? LinkState.Unchecked, link?.Status, link?.MovedTo, link?.CheckedAt, link?.AliveAt, link?.GoneSince, link?.Reason ?? LinkReason.None);
}
