using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>A text by which a problem is recognised, with the samples that prove the pattern right.</summary>
public sealed record Signature
{
    /// <summary>Its id, unique in its problem, in kebab-case.</summary>
    public required string Id { get; init; }

    /// <summary>Where its text is found.</summary>
    public required SignatureKind Kind { get; init; }

    /// <summary>What it means, as a sentence.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>A .NET regular expression that runs under <c>RegexOptions.NonBacktracking</c>: linear time on hostile input.</summary>
    public required string Pattern { get; init; }

    /// <summary>Texts of which a matching line holds at least one (ordinal): a cheap filter before the pattern.</summary>
    public required ImmutableArray<string> Literals { get; init; }

    /// <summary>The causes of the problem that it speaks for, as reason codes of the detector; empty if it does not tell.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Lines that it must match.</summary>
    public required ImmutableArray<string> Samples { get; init; }

    /// <summary>Lines that look alike and that it must not match.</summary>
    public ImmutableArray<string> LookAlikes { get; init; } = [];
}
