using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Pods;

/// <summary>What <c>spec.volumes</c> says of data that is elsewhere, ends with the pod, or stays on the node. Lists without entries are default.</summary>
internal struct PodVolumes
{
    /// <summary>Names of claims.</summary>
    public ImmutableArray<string> ClaimNames;

    /// <summary>Names of volumes with <c>emptyDir</c>.</summary>
    public ImmutableArray<string> EmptyDirNames;

    /// <summary>Paths of volumes with <c>hostPath</c>.</summary>
    public ImmutableArray<string> HostPaths;

    /// <summary>Reads the list.</summary>
    public static PodVolumes Read(ref JsonCursor c)
    {
        var read = default(PodVolumes);
        if (!c.EnterArray())
        {
            return read;
        }

        while (c.NextElement())
        {
            if (!c.EnterObject())
            {
                continue;
            }

            var name = "";
            var isEmptyDir = false;
            while (c.NextProperty())
            {
                if (c.Is("name"u8))
                {
                    name = c.Text();
                }
                else if (c.Is("emptyDir"u8))
                {
                    // emptyDir: {} is one, null is none.
                    isEmptyDir = c.EnterObject();
                    while (isEmptyDir && c.NextProperty())
                    {
                    }
                }
                else if (c.Is("persistentVolumeClaim"u8))
                {
                    Add(ref read.ClaimNames, Field(ref c, "claimName"u8));
                }
                else if (c.Is("hostPath"u8))
                {
                    Add(ref read.HostPaths, Field(ref c, "path"u8));
                }
            }

            Add(ref read.EmptyDirNames, isEmptyDir ? name : null);
        }

        return read;
    }

    private static string? Field(ref JsonCursor c, ReadOnlySpan<byte> name)
    {
        string? value = null;
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is(name))
                {
                    value = c.Text();
                }
            }
        }

        return value;
    }

    private static void Add(ref ImmutableArray<string> list, string? value)
    {
        if (value is not null)
        {
            list = list.IsDefault ? [value] : list.Add(value);
        }
    }
}
