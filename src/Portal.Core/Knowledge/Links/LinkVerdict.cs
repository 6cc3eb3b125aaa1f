using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Links;

/// <summary>What a look changes about what is known of a link, and when to look next. Pure.</summary>
public static class LinkVerdict
{
    /// <summary>How long a link that answers is left alone, and how far apart two looks must be that call it dead.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>When to try again after a pass in which nothing answered.</summary>
    public static readonly TimeSpan AfterNoWayOut = TimeSpan.FromHours(1);

    private const int LongestBackOffInDays = 7;
    private const int HostsForDoubt = 3;

    /// <summary>The link after a look.</summary>
    /// <param name="before">The link before.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="now">When.</param>
    /// <param name="jitter">0 to 1, so that what was checked together is not for ever.</param>
    public static ArticleLink Apply(ArticleLink before, LinkAnswer answer, DateTimeOffset now, double jitter)
    {
        var seen = before with { Reason = answer.Reason, Status = answer.Status, MovedTo = answer.MovedTo, CheckedAt = now };
        if (answer.Outcome is LinkOutcome.Alive or LinkOutcome.Moved)
        {
            return seen with
            {
                State = answer.Outcome == LinkOutcome.Alive ? LinkState.Alive : LinkState.Moved,
                AliveAt = now,
                GoneSince = null,
                Failures = 0,
                NextCheck = now + Spread(Day, jitter),
            };
        }

        seen = seen with { State = LinkState.Unknown, Failures = before.Failures + 1 };
        if (answer.Outcome == LinkOutcome.Gone)
        {
            var since = before.GoneSince ?? now;
            return now - since >= Day
                ? seen with { State = LinkState.Dead, GoneSince = since, NextCheck = now + Spread(BackOff(seen.Failures), jitter) }
                : seen with { GoneSince = since, NextCheck = since + Spread(Day, jitter) };
        }

        var wait = BackOff(seen.Failures);
        return seen with { NextCheck = now + Spread(answer.RetryAfter > wait ? answer.RetryAfter.Value : wait, jitter) };
    }

    /// <summary>The link after a pass in which nothing answered: nothing was learnt about it but that it could not be checked.</summary>
    public static ArticleLink NoWayOut(ArticleLink before, DateTimeOffset now, double jitter) => before with
    {
        State = LinkState.Unknown,
        Reason = LinkReason.NoWayOut,
        Status = null,
        MovedTo = null,
        CheckedAt = now,
        NextCheck = now + Spread(AfterNoWayOut, jitter),
    };

    /// <summary>
    /// Whether the answers of a pass can be believed. If nobody answered, the network is in the way; if all of several hosts failed, it may be something
    /// that answers for them (a captive portal, a filter).
    /// </summary>
    public static bool IsBelievable(ImmutableArray<(ArticleLink Link, LinkAnswer Answer)> looks) =>
        looks.IsEmpty
        || looks.Any(static look => look.Answer.Outcome is LinkOutcome.Alive or LinkOutcome.Moved)
        || (looks.Any(static look => look.Answer.Answered)
            && looks.Select(static look => new Uri(look.Link.Url).IdnHost).Distinct(StringComparer.Ordinal).Count() < HostsForDoubt);

    private static TimeSpan BackOff(int failures) => Day * Math.Min(LongestBackOffInDays, 1 << Math.Min(failures - 1, 3));

    // Later, never earlier: a server's wish and the day between two looks are kept.
    private static TimeSpan Spread(TimeSpan wait, double jitter) => wait + (wait * 0.1 * jitter);
}
