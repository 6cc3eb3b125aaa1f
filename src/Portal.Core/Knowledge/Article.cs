namespace Portal.Core.Knowledge;

/// <summary>What is known of one problem, as it reads now; earlier forms are its <see cref="ArticleRevision"/>s.</summary>
public sealed class Article
{
    /// <summary>Its number: below 1000 for shipped articles, above for those that people wrote.</summary>
    public required int Number { get; init; }

    /// <summary>Its name in addresses; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The room that it belongs to, such as <c>PodStuckTerminating</c>; empty for those that people wrote.</summary>
    public required string Problem { get; init; }

    /// <summary>The content.</summary>
    public required ArticleContent Content { get; set; }

    /// <summary>Counts the revisions from 1; the version of <c>If-Match</c>.</summary>
    public required int Revision { get; set; }

    /// <summary>Whether a person has changed it since it was shipped; the import then leaves it alone.</summary>
    public bool Edited { get; set; }

    /// <summary>SHA-256 of the files that were imported last, in hex; empty for those that people wrote.</summary>
    public string ShippedHash { get; set; } = "";

    /// <summary>What this portal ships, where it differs from the edited <see cref="Content"/>: to be compared by a person; else null.</summary>
    public ArticleContent? ShippedContent { get; set; }

    /// <summary>When it was first there.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this revision was made.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who made it; <c>portal</c> for the import.</summary>
    public required string UpdatedBy { get; set; }
}
