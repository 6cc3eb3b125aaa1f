using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Deletions.Controllers;

/// <summary>Who put the finalizers onto an object, by <c>metadata.managedFields</c>.</summary>
public static class FinalizerWriters
{
    /// <summary>The entries of those who wrote any of the object's finalizers.</summary>
    public static IEnumerable<ManagedFieldsEntry> Of(ObjectMeta metadata) =>
        metadata.ManagedFields.Where(entry => entry.Finalizers.Any(finalizer => metadata.Finalizers.Contains(finalizer, StringComparer.Ordinal)));

    /// <summary>The entry of whoever wrote one finalizer, the latest if there are several; null if nobody is recorded.</summary>
    public static ManagedFieldsEntry? Of(ObjectMeta metadata, string finalizer) =>
        metadata.ManagedFields.Where(entry => entry.Finalizers.Contains(finalizer, StringComparer.Ordinal))
            .OrderByDescending(static entry => entry.Time).ThenBy(static entry => entry.Manager, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>When a program last wrote anything to the object.</summary>
    public static DateTimeOffset? LastWrite(ObjectMeta metadata, string manager) =>
        metadata.ManagedFields.Where(entry => entry.Manager == manager).Max(static entry => entry.Time);
}
