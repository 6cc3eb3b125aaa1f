using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>A text that was matched.</summary>
public sealed record MatchedPaste
{
    /// <summary>Its lines, as the engine counts them.</summary>
    public required PastedText Text { get; init; }

    /// <summary>Name of the file that it came from; empty for pasted text.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows.</summary>
    public required MatchResult Result { get; init; }

    /// <summary>How long the match took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Where the objects that the text names are now.</summary>
    public required ImmutableDictionary<NamedObject, ImmutableArray<LivePlace>> Places { get; init; }

    /// <summary>Whether every cluster is seen: only then an object without a place is gone.</summary>
    public required bool AllSeen { get; init; }

    /// <summary>How many lines prove a problem.</summary>
    public int MatchedLines => Result.Problems.SelectMany(static problem => problem.Lines).Select(static line => line.Number).Distinct().Count();
}
