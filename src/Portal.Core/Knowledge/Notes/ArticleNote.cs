namespace Portal.Core.Knowledge.Notes;

/// <summary>What somebody wrote under an article, mostly after a remediation: what was different this time, what helped.</summary>
public sealed class ArticleNote
{
    /// <summary>Its id, growing with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the article.</summary>
    public required int Number { get; init; }

    /// <summary>The remediation run after which it was written, or null.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Name of who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>Identity of who wrote it.</summary>
    public required string AuthorId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The text, Markdown; empty when it is withdrawn and was read by <see cref="ArticleNotes"/>.</summary>
    public required string Text { get; init; }

    /// <summary>When it was withdrawn, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Name of who withdrew it, or null.</summary>
    public string? WithdrawnBy { get; set; }

    /// <summary>The note as people may see it: a withdrawn one without its text, so that one sees that there was one.</summary>
    internal ArticleNote Shown() => WithdrawnAt is null
        ? this
        : new ArticleNote
        {
            Id = Id,
            Number = Number,
            RunId = RunId,
            Author = Author,
            AuthorId = AuthorId,
            At = At,
            Text = "",
            WithdrawnAt = WithdrawnAt,
            WithdrawnBy = WithdrawnBy,
        };
}
