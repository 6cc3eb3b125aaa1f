using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads a CSI driver.</summary>
internal static class CsiDriverReader
{
    public static CsiDriver? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var attach = true;
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
                    if (c.Is("attachRequired"u8) && !c.IsNull)
                    {
                        attach = c.Flag();
                    }
                }
            }
        }

        return metadata is null ? null : new CsiDriver { Metadata = metadata, AttachRequired = attach };
    }
}
