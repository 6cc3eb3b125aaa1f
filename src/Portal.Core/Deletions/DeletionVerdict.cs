using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions;

/// <summary>Why one object does not go away, by itself: the chain behind its holders is followed afterwards.</summary>
public sealed record DeletionVerdict
{
    /// <summary>The reason's code, such as <c>Finalizer</c> or <c>NodeDown</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The reason as a sentence that names the object.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>The one next step.</summary>
    public required LocalizedText NextStep { get; init; }

    /// <summary>Who holds it, the one that decides first. Never empty: where nobody is seen, that is said by a holder.</summary>
    public required ImmutableArray<Holder> Holders { get; init; }

    /// <summary>The root that it is filed under when none of its holders is stuck itself.</summary>
    public required CauseReference Cause { get; init; }

    /// <summary>Whether somebody is seen at work on it: it is late, but not stuck.</summary>
    public bool Waiting { get; init; }

    /// <summary>What may say something else without any object changing.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>All proof, holder by holder.</summary>
    public IEnumerable<Evidence> Evidence => Holders.SelectMany(static holder => holder.Evidence);
}
