using System.Collections.Immutable;
using Portal.Core.Objects;
using Portal.Web.Features.Remediation;

namespace Portal.Web.Api.Objects;

/// <summary>The events about an object.</summary>
/// <param name="Items">The newest of those that were read, newest first.</param>
/// <param name="Read">How many were read.</param>
/// <param name="More">Whether the API server has more, which were not read.</param>
/// <param name="Error">Why they could not be read; null when they could.</param>
public sealed record ObjectEventsResponse(ImmutableArray<ObjectEvent> Items, int Read, bool More, string? Error)
{
    /// <summary>The events for a program.</summary>
    internal static ObjectEventsResponse Of(ObjectEvents events) => new(
        events.Items, events.Read, events.More, events.Missing is { } missing ? $"Missing rule: {RbacRule.Words(missing)}" : events.Problem.Length > 0 ? events.Problem : null);
}
