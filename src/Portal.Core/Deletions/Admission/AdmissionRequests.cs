using Portal.Cluster.Resources;

namespace Portal.Core.Deletions.Admission;

/// <summary>Which requests must get through before an object in deletion can go. Pure.</summary>
internal static class AdmissionRequests
{
    private const string Update = "UPDATE";
    private const string Delete = "DELETE";

    /// <summary>The requests of whoever holds the object: finalizers come off by updates, content and dependents go by deletions.</summary>
    public static IEnumerable<AdmissionRequest> Of(DeletingObject obj, DeletionVerdict verdict)
    {
        if (obj.Kind == KnownResources.Namespaces)
        {
            yield return new(Update, obj.Kind, "finalize", obj.Metadata.Name, obj.Metadata.Labels);
            foreach (var content in obj.View.Metadata.ContentOf(obj.Metadata.Name).Where(static c => c.Count > c.InDeletion))
            {
                yield return new(Delete, content.Kind, "", obj.Metadata.Name, null);
            }
        }

        if (!obj.Metadata.Finalizers.IsEmpty)
        {
            // Labels of kinds that are watched as metadata only are not kept.
            yield return new(Update, obj.Kind, "", obj.Metadata.Namespace, obj.View.Of(obj.Kind) is null ? null : obj.Metadata.Labels);
        }

        if (obj.Kind == KnownResources.Pods)
        {
            // The kubelet's last act.
            yield return new(Delete, obj.Kind, "", obj.Metadata.Namespace, obj.Metadata.Labels);
        }

        foreach (var holder in verdict.Holders.Where(static h => h is { Type: HolderType.Child, Object: not null }))
        {
            if (obj.View.Metadata.OfKind(holder.Object!.Group, holder.Object.Kind) is { } snapshot && snapshot.Find(holder.Object.Key) is { Metadata.DeletionTimestamp: null })
            {
                yield return new(Delete, snapshot.Kind, "", holder.Object.Namespace, null);
            }
        }
    }
}
