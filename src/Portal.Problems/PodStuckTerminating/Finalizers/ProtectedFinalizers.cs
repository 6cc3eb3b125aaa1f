using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>Finalizers that guard storage or whole kinds: to skip them loses data or money, and their owners are part of every cluster.</summary>
internal static class ProtectedFinalizers
{
    private static readonly (string Prefix, LocalizedText Guards)[] All =
    [
        ("kubernetes.io/pvc-protection", new("it keeps a claim for as long as a pod mounts it", "只要还有 Pod 挂载，它就保留存储声明")),
        ("kubernetes.io/pv-protection", new("it keeps a volume for as long as it is Bound", "只要卷还是 Bound，它就保留这个卷")),
        ("kubernetes.io/pv-controller", new("it keeps a volume until its storage is deleted", "它保留卷，直到底层存储被删除")),
        ("external-provisioner.volume.kubernetes.io/finalizer", new("it keeps a volume until its storage is deleted", "它保留卷，直到底层存储被删除")),
        ("external-attacher/", new("it keeps an attachment until the volume is detached from its node", "它保留挂接记录，直到卷从节点卸下")),
        ("snapshot.storage.kubernetes.io/", new("it keeps what a snapshot still needs", "它保留快照仍需要的东西")),
        ("customresourcecleanup.apiextensions.k8s.io", new("it keeps a kind until its objects are gone", "它保留自定义类型，直到其对象全部消失")),
        ("service.kubernetes.io/load-balancer-cleanup", new("it keeps a Service until its load balancer is deleted", "它保留 Service，直到负载均衡器被删除")),
    ];

    /// <summary>What the finalizer guards, or null if it is not one of them.</summary>
    public static LocalizedText? Guards(string finalizer)
    {
        var found = Array.Find(All, entry => entry.Prefix.EndsWith('/') ? finalizer.StartsWith(entry.Prefix, StringComparison.Ordinal) : finalizer == entry.Prefix);
        return found.Guards;
    }
}
