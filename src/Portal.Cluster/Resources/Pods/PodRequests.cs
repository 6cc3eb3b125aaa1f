using System.Runtime.InteropServices;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Pods;

/// <summary>What the containers of a pod ask for, summed up. A quantity that is none counts as nothing: it is the API server that checks them.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PodRequests
{
    /// <summary>Thousandths of a core.</summary>
    public long Cpu;

    /// <summary>Bytes.</summary>
    public long Memory;

    /// <summary>Reads <c>spec.containers</c>; names, images, commands and environments are skipped.</summary>
    public static PodRequests Read(ref JsonCursor c)
    {
        var sum = default(PodRequests);
        if (!c.EnterArray())
        {
            return sum;
        }

        while (c.NextElement())
        {
            if (!c.EnterObject())
            {
                continue;
            }

            while (c.NextProperty())
            {
                if (c.Is("resources"u8) && c.EnterObject())
                {
                    while (c.NextProperty())
                    {
                        if (c.Is("requests"u8) && c.EnterObject())
                        {
                            Add(ref c, ref sum);
                        }
                    }
                }
            }
        }

        return sum;
    }

    private static void Add(ref JsonCursor c, ref PodRequests sum)
    {
        while (c.NextProperty())
        {
            if (c.Is("cpu"u8))
            {
                sum.Cpu += Quantity.Thousandths(c.Text()) ?? 0;
            }
            else if (c.Is("memory"u8))
            {
                sum.Memory += Quantity.Whole(c.Text()) ?? 0;
            }
        }
    }
}
