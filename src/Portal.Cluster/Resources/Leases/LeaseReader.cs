using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Leases;

/// <summary>Reads a lease.</summary>
internal static class LeaseReader
{
    public static Lease? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var holder = "";
        DateTimeOffset? renewed = null;
        int? duration = null;
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
                    if (c.Is("holderIdentity"u8))
                    {
                        holder = c.Text();
                    }
                    else if (c.Is("renewTime"u8))
                    {
                        renewed = c.Time();
                    }
                    else if (c.Is("leaseDurationSeconds"u8))
                    {
                        duration = c.SmallInteger();
                    }
                }
            }
        }

        return metadata is null ? null : new Lease { Metadata = metadata, HolderIdentity = holder, RenewTime = renewed, LeaseDurationSeconds = duration };
    }
}
