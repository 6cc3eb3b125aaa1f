using Portal.Core.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>A line that looks like a problem's and is known not to be one.</summary>
public sealed record LookAlikeLine
{
    /// <summary>The first such line, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The line, cut to <see cref="MatchLimits.LineExcerpt"/>.</summary>
    public required string Text { get; init; }

    /// <summary>How many lines are like it.</summary>
    public required int Lines { get; init; }

    /// <summary>Number of the article that it is not about.</summary>
    public required int Article { get; init; }

    /// <summary>Name in addresses of that article.</summary>
    public required string Slug { get; init; }

    /// <summary>Title of that article.</summary>
    public required LocalizedText ArticleTitle { get; init; }

    /// <summary>Id of the signature that it looks like.</summary>
    public required string Signature { get; init; }

    /// <summary>What that signature means.</summary>
    public required LocalizedText SignatureTitle { get; init; }
}
