using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>How saving an article ended, and what the caller needs to go on.</summary>
public sealed record ArticleSaveResult
{
    /// <summary>How it ended.</summary>
    public required ArticleSaveStatus Status { get; init; }

    /// <summary>The article as saved; for <see cref="ArticleSaveStatus.Outdated"/> as somebody else saved it; else null.</summary>
    public Article? Article { get; init; }

    /// <summary>What is wrong, by field; empty unless <see cref="ArticleSaveStatus.Invalid"/>.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Errors { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The result for problems that each begin with their field: "title: must not be empty".</summary>
    internal static ArticleSaveResult Invalid(IEnumerable<string> problems) => new()
    {
        Status = ArticleSaveStatus.Invalid,
        Errors = problems
            .Select(problem => problem.Split(": ", 2))
            .GroupBy(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal),
    };
}
