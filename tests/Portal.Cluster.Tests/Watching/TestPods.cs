using System.Globalization;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;

namespace Portal.Cluster.Tests.Watching;

/// <summary>Pods made by hand.</summary>
internal static class TestPods
{
    public static Pod Make(string name, long version, string node = "", string ns = "shop", string? uid = null) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = name,
            Namespace = ns,
            Uid = uid ?? $"uid-{name}",
            ResourceVersion = version.ToString(CultureInfo.InvariantCulture),
        },
        NodeName = node,
    };
}
