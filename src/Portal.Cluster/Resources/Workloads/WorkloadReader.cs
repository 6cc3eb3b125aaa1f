using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Workloads;

/// <summary>Reads a workload: the few numbers that its kind keeps in one place or another.</summary>
internal static class WorkloadReader
{
    public static Workload? Deployment(ref JsonCursor c) => Read(ref c, "replicas"u8, "readyReplicas"u8);

    public static Workload? ReplicaSet(ref JsonCursor c) => Read(ref c, "replicas"u8, "readyReplicas"u8);

    public static Workload? DaemonSet(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        int desired = 0, ready = 0;
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("status"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("desiredNumberScheduled"u8))
                    {
                        desired = c.SmallInteger() ?? 0;
                    }
                    else if (c.Is("numberReady"u8))
                    {
                        ready = c.SmallInteger() ?? 0;
                    }
                }
            }
        }

        return metadata is null ? null : new Workload { Metadata = metadata, Desired = desired, Ready = ready };
    }

    public static Workload? StatefulSet(ref JsonCursor c) => Read(ref c, "replicas"u8, "readyReplicas"u8);

    public static Workload? Job(ref JsonCursor c) => Read(ref c, "completions"u8, "succeeded"u8);

    private static Workload? Read(ref JsonCursor c, ReadOnlySpan<byte> desiredName, ReadOnlySpan<byte> readyName)
    {
        ObjectMeta? metadata = null;

        // Both spec.replicas and spec.completions are 1 when not said.
        int desired = 1, ready = 0;
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
                    if (c.Is(desiredName))
                    {
                        desired = c.SmallInteger() ?? 1;
                    }
                }
            }
            else if (c.Is("status"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is(readyName))
                    {
                        ready = c.SmallInteger() ?? 0;
                    }
                }
            }
        }

        return metadata is null ? null : new Workload { Metadata = metadata, Desired = desired, Ready = ready };
    }
}
