using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Services;

/// <summary>Reads an endpoint slice: counts its endpoints.</summary>
internal static class EndpointSliceReader
{
    public static EndpointSlice? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        int endpoints = 0, ready = 0;
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("endpoints"u8) && c.EnterArray())
            {
                while (c.NextElement())
                {
                    endpoints++;
                    ready += IsReady(ref c) ? 1 : 0;
                }
            }
        }

        return metadata is null ? null : new EndpointSlice { Metadata = metadata, Endpoints = endpoints, Ready = ready };
    }

    private static bool IsReady(ref JsonCursor c)
    {
        var ready = true;
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is("conditions"u8) && c.EnterObject())
                {
                    while (c.NextProperty())
                    {
                        if (c.Is("ready"u8) && !c.IsNull)
                        {
                            ready = c.Flag();
                        }
                    }
                }
            }
        }

        return ready;
    }
}
