using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;

namespace Portal.Core.Deletions;

/// <summary>An object whose deletionTimestamp has passed by more than its grace period and a margin, with its holders and the reason.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Verdict">Why it does not go.</param>
/// <param name="Cause">The root of the chain: the verdict's own cause, or that of whatever holds its holders.</param>
/// <param name="Chain">The stuck objects that hold it, the nearest first; empty if nothing that is stuck holds it.</param>
public sealed record StuckDeletion(
    ResourceKind Kind, ObjectMeta Metadata, DeletionVerdict Verdict, CauseReference Cause, ImmutableArray<ObjectReference> Chain)
{
    /// <summary>The object at the end of the chain: itself, if nothing that is stuck holds it.</summary>
    public ObjectReference Root => Chain.IsEmpty ? Reference : Chain[^1];

    /// <summary>When it should have been gone.</summary>
    public DateTimeOffset Deadline => Metadata.DeletionTimestamp!.Value;

    /// <summary>The object as a reference.</summary>
    public ObjectReference Reference => new(Kind.ApiVersion, Kind.Kind, Metadata.Namespace, Metadata.Name, Metadata.Uid);

    /// <summary>Whether a word, in any case, is part of the object's kind, name or namespace or of a holder's name.</summary>
    public bool Names(string word) =>
        Contains(Kind.Kind, word) || Contains(Metadata.Name, word) || Contains(Metadata.Namespace, word) || Verdict.Holders.Any(holder => Contains(holder.Name, word));

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
