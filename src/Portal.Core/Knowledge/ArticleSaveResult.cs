using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>How saving an article ended, and what the caller needs to go on.</summary>
public sealed record ArticleSaveResult
{
    /// <summary>How it ended.</summary>
    public required ArticleSaveStatus Status { get; init; }

    /// <summary>The article as saved; for <see cref="ArticleSaveStatus.Outdated"/> as somebody else saved it; else null.</summary>
    public Article? Article { get; init; }

    /// <summary>What is wrong, by field; empty unless <see cref="ArticleSaveStatus.Invalid"/>.</summary>
    public ImmutableDictionary<string, ImmutableArray<LocalizedText>> Errors { get; init; } = ImmutableDictionary<string, ImmutableArray<LocalizedText>>.Empty;

    /// <summary>The result for some problems.</summary>
    internal static ArticleSaveResult Invalid(params IEnumerable<FieldProblem> problems) => new()
    {
        Status = ArticleSaveStatus.Invalid,
        Errors = problems.GroupBy(static problem => problem.Field, static problem => problem.Text, StringComparer.Ordinal)
            .ToImmutableDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal),
    };
}
