using System.Collections.Immutable;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>That somebody broke the glass for a run.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Passed">What was passed by.</param>
/// <param name="Counts">Whether it still lets the run go on.</param>
/// <param name="ReviewedBy">Who looked at it, or null.</param>
/// <param name="ReviewedAt">When, or null.</param>
/// <param name="ReviewComment">What they found, or null.</param>
public sealed record RunBreakGlassResponse(
    string By, DateTimeOffset At, string Reason, ImmutableArray<string> Passed, bool Counts, string? ReviewedBy, DateTimeOffset? ReviewedAt, string? ReviewComment)
{
    /// <summary>In the language of the request.</summary>
    public static RunBreakGlassResponse Of(BreakGlass glass) => new(
        glass.By, glass.At, glass.Reason, [.. glass.Passed.Select(static text => text.Shown())], glass.Counts, glass.ReviewedBy, glass.ReviewedAt, glass.ReviewComment);
}
