using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Events;

/// <summary>Reads an event of core/v1, whichever of the two APIs wrote it.</summary>
internal static class KubernetesEventReader
{
    private static readonly ObjectReference Nobody = new("", "", "", "", "");

    public static KubernetesEvent? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        ObjectReference? involved = null;
        string type = "", reason = "", message = "", component = "", host = "", reporting = "", instance = "";
        int? count = null, seriesCount = null;
        DateTimeOffset? first = null, last = null, at = null, seriesLast = null;
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("involvedObject"u8))
            {
                involved = ObjectReferenceReader.Read(ref c);
            }
            else if (c.Is("type"u8))
            {
                type = c.Text();
            }
            else if (c.Is("reason"u8))
            {
                reason = c.Text();
            }
            else if (c.Is("message"u8))
            {
                message = c.Text();
            }
            else if (c.Is("count"u8))
            {
                count = c.SmallInteger();
            }
            else if (c.Is("firstTimestamp"u8))
            {
                first = c.Time();
            }
            else if (c.Is("lastTimestamp"u8))
            {
                last = c.Time();
            }
            else if (c.Is("eventTime"u8))
            {
                at = c.Time();
            }
            else if (c.Is("reportingComponent"u8))
            {
                reporting = c.Text();
            }
            else if (c.Is("reportingInstance"u8))
            {
                instance = c.Text();
            }
            else if (c.Is("source"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("component"u8))
                    {
                        component = c.Text();
                    }
                    else if (c.Is("host"u8))
                    {
                        host = c.Text();
                    }
                }
            }
            else if (c.Is("series"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("count"u8))
                    {
                        seriesCount = c.SmallInteger();
                    }
                    else if (c.Is("lastObservedTime"u8))
                    {
                        seriesLast = c.Time();
                    }
                }
            }
        }

        return metadata is null ? null : new KubernetesEvent
        {
            Metadata = metadata,
            InvolvedObject = involved ?? Nobody,
            Type = type,
            Reason = reason,
            Message = message,
            Component = component.Length > 0 ? component : reporting,
            Host = host.Length > 0 ? host : instance,
            Count = Math.Max(1, seriesCount ?? count ?? 1),
            FirstTimestamp = first ?? at,
            LastTimestamp = last ?? seriesLast ?? at,
        };
    }
}
