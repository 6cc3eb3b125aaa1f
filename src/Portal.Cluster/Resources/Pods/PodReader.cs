using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Pods;

/// <summary>Reads a pod. Environment, commands and arguments are skipped: they may hold secrets.</summary>
internal static class PodReader
{
    public static Pod? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var spec = default(Spec);
        var status = default(Status);
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8))
            {
                spec = ReadSpec(ref c);
            }
            else if (c.Is("status"u8))
            {
                status = ReadStatus(ref c);
            }
        }

        return metadata is null ? null : new Pod
        {
            Metadata = metadata,
            NodeName = spec.NodeName ?? "",
            TerminationGracePeriodSeconds = spec.Grace,
            RestartPolicy = spec.RestartPolicy ?? "",
            SchedulerName = spec.SchedulerName ?? "",
            ClaimNames = OrEmpty(spec.Volumes.ClaimNames),
            EmptyDirNames = OrEmpty(spec.Volumes.EmptyDirNames),
            HostPaths = OrEmpty(spec.Volumes.HostPaths),
            CpuRequest = spec.Requests.Cpu,
            MemoryRequest = spec.Requests.Memory,
            Phase = status.Phase ?? "",
            Reason = status.Reason ?? "",
            Message = status.Message ?? "",
            QosClass = status.QosClass ?? "",
            StartTime = status.StartTime,
            Conditions = OrEmpty(status.Conditions),
            ContainerStatuses = OrEmpty(status.Containers),
            InitContainerStatuses = OrEmpty(status.InitContainers),
        };
    }

    private static Spec ReadSpec(ref JsonCursor c)
    {
        var spec = default(Spec);
        if (!c.EnterObject())
        {
            return spec;
        }

        while (c.NextProperty())
        {
            if (c.Is("nodeName"u8))
            {
                spec.NodeName = c.Text();
            }
            else if (c.Is("terminationGracePeriodSeconds"u8))
            {
                spec.Grace = c.Integer();
            }
            else if (c.Is("restartPolicy"u8))
            {
                spec.RestartPolicy = c.Text();
            }
            else if (c.Is("schedulerName"u8))
            {
                spec.SchedulerName = c.Text();
            }
            else if (c.Is("volumes"u8))
            {
                spec.Volumes = PodVolumes.Read(ref c);
            }
            else if (c.Is("containers"u8))
            {
                spec.Requests = PodRequests.Read(ref c);
            }
        }

        return spec;
    }

    private static Status ReadStatus(ref JsonCursor c)
    {
        var status = default(Status);
        if (!c.EnterObject())
        {
            return status;
        }

        while (c.NextProperty())
        {
            if (c.Is("phase"u8))
            {
                status.Phase = c.Text();
            }
            else if (c.Is("reason"u8))
            {
                status.Reason = c.Text();
            }
            else if (c.Is("message"u8))
            {
                status.Message = c.Text();
            }
            else if (c.Is("qosClass"u8))
            {
                status.QosClass = c.Text();
            }
            else if (c.Is("startTime"u8))
            {
                status.StartTime = c.Time();
            }
            else if (c.Is("conditions"u8))
            {
                status.Conditions = CommonReader.Conditions(ref c);
            }
            else if (c.Is("containerStatuses"u8))
            {
                status.Containers = ContainerStatusReader.Read(ref c);
            }
            else if (c.Is("initContainerStatuses"u8))
            {
                status.InitContainers = ContainerStatusReader.Read(ref c);
            }
        }

        return status;
    }

    private static ImmutableArray<TItem> OrEmpty<TItem>(ImmutableArray<TItem> items) => items.IsDefault ? [] : items;

    private struct Spec
    {
        public string? NodeName;
        public long? Grace;
        public string? RestartPolicy;
        public string? SchedulerName;
        public PodVolumes Volumes;
        public PodRequests Requests;
    }

    private struct Status
    {
        public string? Phase;
        public string? Reason;
        public string? Message;
        public string? QosClass;
        public DateTimeOffset? StartTime;
        public ImmutableArray<Condition> Conditions;
        public ImmutableArray<ContainerStatus> Containers;
        public ImmutableArray<ContainerStatus> InitContainers;
    }
}
