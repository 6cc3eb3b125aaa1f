using Portal.Cluster.Watching;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Ways to find volumes and attachments.</summary>
public static class StorageIndexes
{
    /// <summary>Attachments by the name of their persistent volume.</summary>
    public static ResourceIndex<VolumeAttachment> AttachmentsByVolume { get; } =
        new("volume", static a => a.PersistentVolumeName.Length == 0 ? [] : [a.PersistentVolumeName]);

    /// <summary>Attachments by node.</summary>
    public static ResourceIndex<VolumeAttachment> AttachmentsByNode { get; } = new("node", static a => [a.NodeName]);

    /// <summary>Volumes by their claim, as namespace/name.</summary>
    public static ResourceIndex<PersistentVolume> VolumesByClaim { get; } =
        new("claim", static v => v.ClaimReference is { } claim ? [claim.Key.ToString()] : []);
}
