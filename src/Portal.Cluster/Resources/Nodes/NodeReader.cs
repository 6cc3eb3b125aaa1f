using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Nodes;

/// <summary>Reads a node. Its list of images, often half of its bytes, is skipped.</summary>
internal static class NodeReader
{
    private static readonly Node Blank = new() { Metadata = new ObjectMeta { Name = "", Uid = "" } };

    public static Node? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var node = Blank;
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8))
            {
                node = Spec(ref c, node);
            }
            else if (c.Is("status"u8))
            {
                node = Status(ref c, node);
            }
        }

        return metadata is null ? null : node with { Metadata = metadata };
    }

    private static Node Spec(ref JsonCursor c, Node node)
    {
        var unschedulable = false;
        var provider = "";
        ImmutableArray<Taint> taints = [];
        if (!c.EnterObject())
        {
            return node;
        }

        while (c.NextProperty())
        {
            if (c.Is("unschedulable"u8))
            {
                unschedulable = c.Flag();
            }
            else if (c.Is("providerID"u8))
            {
                provider = c.UniqueText();
            }
            else if (c.Is("taints"u8))
            {
                taints = Taints(ref c);
            }
        }

        return node with { Unschedulable = unschedulable, ProviderId = provider, Taints = taints };
    }

    private static ImmutableArray<Taint> Taints(ref JsonCursor c)
    {
        if (!c.EnterArray())
        {
            return [];
        }

        var taints = ImmutableArray.CreateBuilder<Taint>(2);
        while (c.NextElement())
        {
            string key = "", value = "", effect = "";
            DateTimeOffset? added = null;
            if (c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("key"u8))
                    {
                        key = c.Text();
                    }
                    else if (c.Is("value"u8))
                    {
                        value = c.Text();
                    }
                    else if (c.Is("effect"u8))
                    {
                        effect = c.Text();
                    }
                    else if (c.Is("timeAdded"u8))
                    {
                        added = c.Time();
                    }
                }
            }

            taints.Add(new Taint(key, value, effect, added));
        }

        return taints.DrainToImmutable();
    }

    private static Node Status(ref JsonCursor c, Node node)
    {
        ImmutableArray<Condition> conditions = [];
        ImmutableArray<string> volumes = [];
        var allocatable = ImmutableDictionary<string, string>.Empty;
        if (!c.EnterObject())
        {
            return node;
        }

        while (c.NextProperty())
        {
            if (c.Is("conditions"u8))
            {
                conditions = CommonReader.Conditions(ref c);
            }
            else if (c.Is("allocatable"u8))
            {
                allocatable = CommonReader.Map(ref c, null);
            }
            else if (c.Is("volumesInUse"u8))
            {
                volumes = CommonReader.Texts(ref c);
            }
            else if (c.Is("nodeInfo"u8))
            {
                node = Info(ref c, node);
            }
        }

        return node with { Conditions = conditions, Allocatable = allocatable, VolumesInUse = volumes };
    }

    private static Node Info(ref JsonCursor c, Node node)
    {
        string kubelet = "", kernel = "", runtime = "", image = "", boot = "";
        if (!c.EnterObject())
        {
            return node;
        }

        while (c.NextProperty())
        {
            if (c.Is("kubeletVersion"u8))
            {
                kubelet = c.Text();
            }
            else if (c.Is("kernelVersion"u8))
            {
                kernel = c.Text();
            }
            else if (c.Is("containerRuntimeVersion"u8))
            {
                runtime = c.Text();
            }
            else if (c.Is("osImage"u8))
            {
                image = c.Text();
            }
            else if (c.Is("bootID"u8))
            {
                boot = c.UniqueText();
            }
        }

        return node with { KubeletVersion = kubelet, KernelVersion = kernel, ContainerRuntimeVersion = runtime, OsImage = image, BootId = boot };
    }
}
