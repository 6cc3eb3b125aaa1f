using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads a storage class.</summary>
internal static class StorageClassReader
{
    public static StorageClass? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        string provisioner = "", reclaim = "Delete", binding = "Immediate";
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("provisioner"u8))
            {
                provisioner = c.Text();
            }
            else if (c.Is("reclaimPolicy"u8))
            {
                reclaim = c.Text();
            }
            else if (c.Is("volumeBindingMode"u8))
            {
                binding = c.Text();
            }
        }

        return metadata is null ? null : new StorageClass
        {
            Metadata = metadata,
            Provisioner = provisioner,
            ReclaimPolicy = reclaim,
            VolumeBindingMode = binding,
        };
    }
}
