using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// That somebody went on without the second person that a run needs, or past what the portal refuses for caution's sake. It stays on the run for
/// ever, and waits until somebody else has looked at it.
/// </summary>
public sealed class BreakGlass
{
    /// <summary>The least signs of a reason: it is read by people who were not there.</summary>
    public const int ShortestReason = 20;

    /// <summary>The most signs of a reason or a comment.</summary>
    public const int LongestText = 2000;

    /// <summary>The run that may go on without a second person, or past a rule of safety.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Name of who did.</summary>
    public required string By { get; init; }

    /// <summary>Identity of who did.</summary>
    public required string ById { get; init; }

    /// <summary>Why, for people who were not there; its least length is a rule of the database too.</summary>
    public required string Reason { get; init; }

    /// <summary>When the glass was broken, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was passed by, in words; never empty.</summary>
    public required ImmutableArray<LocalizedText> Passed { get; init; }

    /// <summary>When it ceased to count, because who broke it lost the right before the run was executed; null: it counts.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When somebody else had looked at it; null: it waits.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Name of who looked.</summary>
    public string? ReviewedBy { get; private set; }

    /// <summary>Identity of who looked.</summary>
    public string? ReviewedById { get; private set; }

    /// <summary>What they said.</summary>
    public string? ReviewComment { get; private set; }

    /// <summary>How often it was tried to tell the configured address.</summary>
    public int NotifyAttempts { get; private set; }

    /// <summary>When it is tried next; null: it was told, was given up, or there is nothing to tell.</summary>
    public DateTimeOffset? NotifyAt { get; private set; }

    /// <summary>When the address took it; null: not yet.</summary>
    public DateTimeOffset? NotifiedAt { get; private set; }

    /// <summary>Why the last try failed; null: it did not.</summary>
    public string? NotifyError { get; private set; }

    /// <summary>PostgreSQL's version of the row.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>Whether it still lets the run go on.</summary>
    public bool Counts => WithdrawnAt is null;

    /// <summary>It ceases to count.</summary>
    internal void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>Somebody else has looked at it.</summary>
    internal void Review(string by, string byId, string comment, DateTimeOffset now) => (ReviewedAt, ReviewedBy, ReviewedById, ReviewComment) = (now, by, byId, comment);

    /// <summary>It is to be told, at once.</summary>
    internal void Tell() => NotifyAt = At;

    /// <summary>The address took it.</summary>
    internal void Told(DateTimeOffset now) => (NotifyAttempts, NotifiedAt, NotifyAt, NotifyError) = (NotifyAttempts + 1, now, null, null);

    /// <summary>The address did not take it.</summary>
    /// <param name="why">What it answered.</param>
    /// <param name="again">When to try again; null: never.</param>
    internal void NotTold(string why, DateTimeOffset? again) => (NotifyAttempts, NotifyAt, NotifyError) = (NotifyAttempts + 1, again, why);
}
