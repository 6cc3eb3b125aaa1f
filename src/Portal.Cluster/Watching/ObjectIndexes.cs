using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>Ways to find objects that every kind has.</summary>
/// <typeparam name="T">The slim type.</typeparam>
internal static class ObjectIndexes<T>
    where T : class, IKubernetesObject
{
    /// <summary>The one key of <see cref="InDeletion"/>.</summary>
    public const string Deleting = "deleting";

    private static readonly string[] DeletingOnly = [Deleting];

    /// <summary>By the uid of each owner.</summary>
    public static ResourceIndex<T> ByOwner { get; } = new("owner uid", static o =>
        o.Metadata.OwnerReferences.IsEmpty ? [] : o.Metadata.OwnerReferences.Select(static owner => owner.Uid));

    /// <summary>By namespace.</summary>
    public static ResourceIndex<T> ByNamespace { get; } = new("namespace", static o => o.Metadata.Namespace.Length == 0 ? [] : [o.Metadata.Namespace]);

    /// <summary>Those with a deletionTimestamp.</summary>
    public static ResourceIndex<T> InDeletion { get; } = new("in deletion", static o => o.Metadata.DeletionTimestamp is null ? [] : DeletingOnly);
}
