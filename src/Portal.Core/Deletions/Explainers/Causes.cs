using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Explainers;

/// <summary>The common roots of deletions. The keys are those of the findings of pods, so that both are one row.</summary>
public static class Causes
{
    /// <summary>A finalizer that nobody removes.</summary>
    public static CauseReference Finalizer(string finalizer) => new(
        $"finalizer/{finalizer}", new($"Finalizer {finalizer} is not removed", $"Finalizer {finalizer} 一直没有被移除"), null);

    /// <summary>A controller of the control plane that does not work.</summary>
    public static CauseReference Controller(string name) => new(
        $"controller/{name}", new($"The {name} does not work", $"{name} 没有工作"), null);

    /// <summary>An API that does not answer.</summary>
    public static CauseReference ApiService(ObjectReference api) => new(
        $"apiservice/{api.Name}", new($"API {api.Name} does not answer", $"API {api.Name} 没有响应"), api);

    /// <summary>An object that is in use.</summary>
    public static CauseReference Object(ObjectReference obj, LocalizedText title) => new(
        obj.Namespace.Length == 0 ? $"{obj.Kind}/{obj.Name}".ToLowerInvariant() : $"{obj.Kind}/{obj.Namespace}/{obj.Name}".ToLowerInvariant(), title, obj);

    /// <summary>A node.</summary>
    public static CauseReference Node(string name, string uid, LocalizedText title) => new($"node/{name}", title, new("v1", "Node", "", name, uid));

    /// <summary>A CSI driver.</summary>
    public static CauseReference Driver(string name) => new(
        $"csidriver/{name}", new($"CSI driver {name} does not act", $"CSI 驱动 {name} 没有动作"), new("storage.k8s.io/v1", "CSIDriver", "", name, ""));
}
