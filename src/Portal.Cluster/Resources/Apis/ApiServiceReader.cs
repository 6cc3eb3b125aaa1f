using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Services;

namespace Portal.Cluster.Resources.Apis;

/// <summary>Reads an APIService.</summary>
internal static class ApiServiceReader
{
    public static ApiService? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        string group = "", version = "";
        ServiceReference? service = null;
        ImmutableArray<Condition> conditions = [];
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
                    if (c.Is("group"u8))
                    {
                        group = c.Text();
                    }
                    else if (c.Is("version"u8))
                    {
                        version = c.Text();
                    }
                    else if (c.Is("service"u8))
                    {
                        service = ServiceReferenceReader.Read(ref c);
                    }
                }
            }
            else if (c.Is("status"u8))
            {
                conditions = CommonReader.ConditionsOfStatus(ref c);
            }
        }

        return metadata is null ? null : new ApiService { Metadata = metadata, Group = group, Version = version, Service = service, Conditions = conditions };
    }
}
