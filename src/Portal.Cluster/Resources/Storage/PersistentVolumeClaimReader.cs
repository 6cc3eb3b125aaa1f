using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads a claim.</summary>
internal static class PersistentVolumeClaimReader
{
    public static PersistentVolumeClaim? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        string volume = "", storageClass = "", requested = "", phase = "";
        ImmutableArray<string> modes = [];
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("volumeName"u8))
                    {
                        volume = c.Text();
                    }
                    else if (c.Is("storageClassName"u8))
                    {
                        storageClass = c.Text();
                    }
                    else if (c.Is("accessModes"u8))
                    {
                        modes = CommonReader.Texts(ref c);
                    }
                    else if (c.Is("resources"u8) && c.EnterObject())
                    {
                        while (c.NextProperty())
                        {
                            if (c.Is("requests"u8))
                            {
                                requested = StorageReader.Storage(ref c);
                            }
                        }
                    }
                }
            }
            else if (c.Is("status"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("phase"u8))
                    {
                        phase = c.Text();
                    }
                }
            }
        }

        return metadata is null ? null : new PersistentVolumeClaim
        {
            Metadata = metadata,
            VolumeName = volume,
            StorageClassName = storageClass,
            AccessModes = modes,
            RequestedStorage = requested,
            Phase = phase,
        };
    }
}
