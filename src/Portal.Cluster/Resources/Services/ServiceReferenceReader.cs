using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Services;

/// <summary>Reads a reference to a service.</summary>
internal static class ServiceReferenceReader
{
    private const int DefaultPort = 443;

    /// <summary>Reads; null for null.</summary>
    public static ServiceReference? Read(ref JsonCursor c)
    {
        string space = "", name = "";
        var port = DefaultPort;
        if (!c.EnterObject())
        {
            return null;
        }

        while (c.NextProperty())
        {
            if (c.Is("namespace"u8))
            {
                space = c.Text();
            }
            else if (c.Is("name"u8))
            {
                name = c.Text();
            }
            else if (c.Is("port"u8))
            {
                port = c.SmallInteger() ?? DefaultPort;
            }
        }

        return new ServiceReference(space, name, port);
    }
}
