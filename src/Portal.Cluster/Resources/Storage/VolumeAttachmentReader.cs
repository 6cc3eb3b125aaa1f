using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads a volume attachment.</summary>
internal static class VolumeAttachmentReader
{
    public static VolumeAttachment? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        string attacher = "", node = "", volume = "", error = "";
        var attached = false;
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
                    if (c.Is("attacher"u8))
                    {
                        attacher = c.Text();
                    }
                    else if (c.Is("nodeName"u8))
                    {
                        node = c.Text();
                    }
                    else if (c.Is("source"u8))
                    {
                        volume = StorageReader.Field(ref c, "persistentVolumeName"u8);
                    }
                }
            }
            else if (c.Is("status"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("attached"u8))
                    {
                        attached = c.Flag();
                    }
                    else if (c.Is("detachError"u8))
                    {
                        error = StorageReader.Field(ref c, "message"u8);
                    }
                }
            }
        }

        return metadata is null ? null : new VolumeAttachment
        {
            Metadata = metadata,
            Attacher = attacher,
            NodeName = node,
            PersistentVolumeName = volume,
            Attached = attached,
            DetachError = error,
        };
    }
}
