using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads a persistent volume.</summary>
internal static class PersistentVolumeReader
{
    private static readonly PersistentVolume Blank = new() { Metadata = new ObjectMeta { Name = "", Uid = "" } };

    public static PersistentVolume? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var volume = Blank;
        var phase = "";
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8))
            {
                volume = Spec(ref c);
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

        return metadata is null ? null : volume with { Metadata = metadata, Phase = phase };
    }

    private static PersistentVolume Spec(ref JsonCursor c)
    {
        string capacity = "", storageClass = "", policy = "", path = "", driver = "", handle = "";
        ImmutableArray<string> modes = [], nodes = [];
        ObjectReference? claim = null;
        if (!c.EnterObject())
        {
            return Blank;
        }

        while (c.NextProperty())
        {
            if (c.Is("capacity"u8))
            {
                capacity = StorageReader.Storage(ref c);
            }
            else if (c.Is("storageClassName"u8))
            {
                storageClass = c.Text();
            }
            else if (c.Is("persistentVolumeReclaimPolicy"u8))
            {
                policy = c.Text();
            }
            else if (c.Is("accessModes"u8))
            {
                modes = CommonReader.Texts(ref c);
            }
            else if (c.Is("claimRef"u8))
            {
                claim = ObjectReferenceReader.Read(ref c);
            }
            else if (c.Is("local"u8))
            {
                path = StorageReader.Field(ref c, "path"u8);
            }
            else if (c.Is("csi"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("driver"u8))
                    {
                        driver = c.Text();
                    }
                    else if (c.Is("volumeHandle"u8))
                    {
                        handle = c.Text();
                    }
                }
            }
            else if (c.Is("nodeAffinity"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("required"u8))
                    {
                        nodes = NodeAffinityReader.Hostnames(ref c);
                    }
                }
            }
        }

        return Blank with
        {
            Capacity = capacity,
            StorageClassName = storageClass,
            ReclaimPolicy = policy,
            AccessModes = modes,
            ClaimReference = claim,
            LocalPath = path,
            CsiDriver = driver,
            VolumeHandle = handle,
            NodeNames = nodes,
        };
    }
}
