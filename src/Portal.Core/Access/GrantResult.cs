using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Access;

/// <summary>The answer of <see cref="GrantBook"/>: never an exception for what a person can do wrong, but for a missing right.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Text">What is wrong and what to do; null when it was done.</param>
public sealed record GrantResult(GrantStatus Status, LocalizedText? Text = null)
{
    /// <summary>The grant that was given.</summary>
    public PortalGrant? Grant { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public ImmutableSortedDictionary<string, LocalizedText> Errors { get; init; } = ImmutableSortedDictionary<string, LocalizedText>.Empty;
}
