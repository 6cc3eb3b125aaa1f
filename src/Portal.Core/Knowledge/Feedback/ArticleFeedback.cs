namespace Portal.Core.Knowledge.Feedback;

/// <summary>Whether one revision of an article helped one person; they may answer anew, which replaces it.</summary>
public sealed class ArticleFeedback
{
    /// <summary>Number of the article.</summary>
    public required int Number { get; init; }

    /// <summary>The revision that they read.</summary>
    public required int Revision { get; init; }

    /// <summary>Identity of who answered.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Name of who answered.</summary>
    public required string Author { get; set; }

    /// <summary>When they answered last.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Whether it helped.</summary>
    public required bool Helped { get; set; }

    /// <summary>What they have to say about it, one line of plain text, or empty.</summary>
    public required string Note { get; set; }
}
