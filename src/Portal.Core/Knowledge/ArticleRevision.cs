namespace Portal.Core.Knowledge;

/// <summary>One form that an article had.</summary>
public sealed class ArticleRevision
{
    /// <summary>The article.</summary>
    public required int Number { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Revision { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it; <c>portal</c> for the import.</summary>
    public required string Author { get; init; }

    /// <summary>The person's identity; empty for the import.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Why, in the author's words.</summary>
    public required string Comment { get; init; }

    /// <summary>The content.</summary>
    public required ArticleContent Content { get; init; }
}
