using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>What an import did, would do, or cannot do.</summary>
public sealed record ImportReport
{
    /// <summary>Whether anything was written.</summary>
    public required bool Applied { get; init; }

    /// <summary>The articles of the archive, by slug. Those of the portal that are not in the archive stay as they are.</summary>
    public required ImmutableArray<ImportedArticleReport> Articles { get; init; }

    /// <summary>What is wrong; then nothing was changed.</summary>
    public required ImmutableArray<ImportError> Errors { get; init; }

    /// <summary>Files that are not of an article, such as a README beside the folders.</summary>
    public required ImmutableArray<string> Ignored { get; init; }
}
