using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;

namespace Portal.Web.Api.Knowledge;

/// <summary>Two changes of one article brought together, in the language that was edited. Nothing of it is saved.</summary>
public sealed record MergeResponse
{
    /// <summary>The version that the merge is on top of: give it as <c>If-Match</c> when you save.</summary>
    public required int Version { get; init; }

    /// <summary>Who saved that version.</summary>
    public required string UpdatedBy { get; init; }

    /// <summary>The version that the change started from.</summary>
    public required int Base { get; init; }

    /// <summary>What a person must decide; none when the merge can be saved as it is.</summary>
    public required ImmutableArray<MergeConflict> Conflicts { get; init; }

    /// <summary>The language of the texts.</summary>
    public required string Language { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The text; each conflict stands between lines that begin with &lt;&lt;&lt;&lt;&lt;&lt;&lt;, ======= and &gt;&gt;&gt;&gt;&gt;&gt;&gt;.</summary>
    public required string Body { get; init; }

    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Which versions have the problem.</summary>
    public required ImmutableArray<string> Versions { get; init; }

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public required ImmutableArray<string> Related { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ImmutableArray<ArticleSource> Sources { get; init; }

    /// <summary>Texts by which the problem is recognised.</summary>
    public required ImmutableArray<SignatureResponse> Signatures { get; init; }

    /// <summary>The merge in a language.</summary>
    internal static MergeResponse Of(MergeOffer offer, string language)
    {
        var content = offer.Merged.Content;
        var text = content.In(language);
        return new MergeResponse
        {
            Version = offer.Current.Revision,
            UpdatedBy = offer.Current.UpdatedBy,
            Base = offer.Base.Revision,
            Conflicts = offer.Merged.Conflicts,
            Language = language,
            Title = text.Title,
            Summary = text.Summary,
            Body = text.Body,
            Severity = content.Severity,
            Tags = content.Tags,
            Versions = text.Versions,
            Related = content.Related,
            Sources = content.Sources,
            Signatures = [.. content.Signatures.Select(SignatureResponse.Of)],
        };
    }
}
