using Portal.Cluster.Watching;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Ways to find attachments.</summary>
public static class StorageIndexes
{
    /// <summary>Attachments by the name of their persistent volume.</summary>
    public static ResourceIndex<VolumeAttachment> AttachmentsByVolume { get; } =
        new("volume", static a => a.PersistentVolumeName.Length == 0 ? [] : [a.PersistentVolumeName]);
}
