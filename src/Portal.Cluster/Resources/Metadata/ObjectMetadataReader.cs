using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>Reads the metadata of an object of any kind, from its <c>PartialObjectMetadata</c> or from the whole of it.</summary>
internal static class ObjectMetadataReader
{
    public static ObjectMetadata? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is("metadata"u8))
                {
                    metadata = ObjectMetaReader.ReadBrief(ref c);
                }
            }
        }

        return metadata is null ? null : new ObjectMetadata { Metadata = metadata };
    }
}
