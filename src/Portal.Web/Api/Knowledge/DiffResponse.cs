using System.Collections.Immutable;
using Portal.Core.Knowledge.Revisions;

namespace Portal.Web.Api.Knowledge;

/// <summary>Two forms of an article compared.</summary>
/// <param name="From">The one that counts as earlier.</param>
/// <param name="To">The one that counts as later.</param>
/// <param name="Fields">The fields that differ; none when the two say the same.</param>
public sealed record DiffResponse(RevisionHeadResponse From, RevisionHeadResponse To, ImmutableArray<FieldDiff> Fields)
{
    /// <summary>The comparison.</summary>
    internal static DiffResponse Of(RevisionDiff diff) => new(RevisionHeadResponse.Of(diff.From), RevisionHeadResponse.Of(diff.To), diff.Fields);
}
