using System.Collections.Immutable;
using Portal.Core.Deletions;
using Portal.Web.Api.Findings;

namespace Portal.Web.Api.Deletions;

/// <summary>A root with the number of objects that it holds.</summary>
/// <param name="Cause">The root; the filter <c>cause</c> of the list takes its key.</param>
/// <param name="Count">How many stuck objects.</param>
/// <param name="Since">Since when: the oldest of them.</param>
/// <param name="Waiting">Whether somebody is at work on all of them.</param>
/// <param name="Kinds">How many objects of each kind.</param>
public sealed record DeletionCauseResponse(CauseResponse Cause, int Count, DateTimeOffset Since, bool Waiting, ImmutableDictionary<string, int> Kinds)
{
    /// <summary>The cause in the language of the request.</summary>
    public static DeletionCauseResponse Of(DeletionCause cause) => new(
        CauseResponse.Of(cause.Cause), cause.Objects.Length, cause.Since, cause.Waiting,
        cause.Objects.GroupBy(static o => o.Kind.Kind, StringComparer.Ordinal).ToImmutableDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal));
}
