namespace Portal.Core.Knowledge.Links;

/// <summary>One look at an address.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Reason">What was in the way.</param>
/// <param name="Status">The last HTTP status; null when there was no answer.</param>
public sealed record LinkAnswer(LinkOutcome Outcome, LinkReason Reason = LinkReason.None, int? Status = null)
{
    /// <summary>Where it moved for good; a plain web address.</summary>
    public string? MovedTo { get; init; }

    /// <summary>How long the server wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether any server answered on the way, so that there is a way out of the portal's network.</summary>
    public bool Answered { get; init; }
}
