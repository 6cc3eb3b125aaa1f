using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads a CSI node.</summary>
internal static class CsiNodeReader
{
    public static CsiNode? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var drivers = ImmutableArray.CreateBuilder<string>(2);
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
                    if (c.Is("drivers"u8) && c.EnterArray())
                    {
                        while (c.NextElement())
                        {
                            drivers.Add(StorageReader.Field(ref c, "name"u8));
                        }
                    }
                }
            }
        }

        return metadata is null ? null : new CsiNode { Metadata = metadata, Drivers = drivers.DrainToImmutable() };
    }
}
