using System.Collections.Immutable;

namespace Portal.Web.Api.Deletions;

/// <summary>A page of the stuck deletions of a cluster, with what could not be looked at.</summary>
/// <param name="Items">The objects, longest stuck first.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Total">How many there are in all; "at least", while there are gaps.</param>
/// <param name="AsOf">For which time.</param>
/// <param name="Stale">Whether the cluster or a kind of it is not seen as of now.</param>
/// <param name="Kinds">How many kinds were looked at.</param>
/// <param name="WithinTime">Objects in deletion that are within their time.</param>
/// <param name="Gaps">What could not be looked at.</param>
/// <param name="Causes">The roots, over all objects that match.</param>
public sealed record DeletionList(
    ImmutableArray<DeletionResponse> Items,
    string? Next,
    long Total,
    DateTimeOffset AsOf,
    bool Stale,
    int Kinds,
    int WithinTime,
    ImmutableArray<DeletionGapResponse> Gaps,
    ImmutableArray<DeletionCauseResponse> Causes);
