using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Services;

/// <summary>Reads a webhook's <c>clientConfig</c>: a service or an address.</summary>
internal static class ClientConfigReader
{
    public static (ServiceReference? Service, string Url) Read(ref JsonCursor c)
    {
        ServiceReference? service = null;
        var url = "";
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is("service"u8))
                {
                    service = ServiceReferenceReader.Read(ref c);
                }
                else if (c.Is("url"u8))
                {
                    url = c.Text();
                }
            }
        }

        return (service, url);
    }
}
