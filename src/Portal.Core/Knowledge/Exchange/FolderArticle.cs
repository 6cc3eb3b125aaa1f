namespace Portal.Core.Knowledge.Exchange;

/// <summary>An article that was read from its folder.</summary>
internal sealed record FolderArticle
{
    /// <summary>Name of the folder and of the article.</summary>
    public required string Slug { get; init; }

    /// <summary>The file that errors about the whole article name.</summary>
    public required string File { get; init; }

    /// <summary>The line of its number in it.</summary>
    public required int NumberLine { get; init; }

    /// <summary>Its number; null takes the next free one.</summary>
    public required int? Number { get; init; }

    /// <summary>Its room; empty if it has none.</summary>
    public required string Problem { get; init; }

    /// <summary>Whether somebody edited it since it was shipped.</summary>
    public required bool Edited { get; init; }

    /// <summary>What it says.</summary>
    public required ArticleContent Content { get; init; }
}
