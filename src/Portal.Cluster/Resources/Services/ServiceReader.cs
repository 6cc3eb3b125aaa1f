using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Services;

/// <summary>Reads a service.</summary>
internal static class ServiceReader
{
    public static Service? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var selector = ImmutableDictionary<string, string>.Empty;
        var type = "ClusterIP";
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
                    if (c.Is("selector"u8))
                    {
                        selector = CommonReader.Map(ref c, null);
                    }
                    else if (c.Is("type"u8))
                    {
                        type = c.Text();
                    }
                }
            }
        }

        return metadata is null ? null : new Service { Metadata = metadata, Selector = selector, Type = type };
    }
}
