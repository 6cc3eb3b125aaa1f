using System.Collections.Frozen;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Which strategy serves which resource.</summary>
internal static class Strategies
{
    private static readonly ResourceStrategy Plain = new PlainStrategy();
    private static readonly ResourceStrategy Counting = new();
    private static readonly ResourceStrategy Custom = new CustomResourceStrategy();
    private static readonly ResourceStrategy Rbac = new RbacStrategy();

    private static readonly FrozenDictionary<string, ResourceStrategy> ByStorageKey = new Dictionary<string, ResourceStrategy>(StringComparer.Ordinal)
    {
        ["/pods"] = new PodStrategy(),
        ["/nodes"] = new NodeStrategy(),
        ["/namespaces"] = new NamespaceStrategy(),
        ["/events"] = new EventStrategy(),
        ["/persistentvolumes"] = new PersistentVolumeStrategy(),
        ["/persistentvolumeclaims"] = new PersistentVolumeClaimStrategy(),
        ["/services"] = new ServiceStrategy(),
        ["/secrets"] = new SecretStrategy(),
        ["/configmaps"] = Plain,
        ["/endpoints"] = Plain,
        ["/serviceaccounts"] = Plain,
        ["/limitranges"] = Plain,
        ["/resourcequotas"] = Plain,
        ["/podtemplates"] = Plain,
        ["apps/deployments"] = new WorkloadStrategy(WorkloadDefaults.Deployment),
        ["apps/replicasets"] = new WorkloadStrategy(WorkloadDefaults.ReplicaSet),
        ["apps/statefulsets"] = new WorkloadStrategy(WorkloadDefaults.StatefulSet),
        ["apps/daemonsets"] = new WorkloadStrategy(WorkloadDefaults.DaemonSet),
        ["apps/controllerrevisions"] = Plain,
        ["batch/jobs"] = new JobStrategy(),
        ["batch/cronjobs"] = new CronJobStrategy(),
        ["autoscaling/horizontalpodautoscalers"] = Plain,
        ["certificates.k8s.io/certificatesigningrequests"] = Plain,
        ["coordination.k8s.io/leases"] = Plain,
        ["storage.k8s.io/storageclasses"] = new StorageClassStrategy(),
        ["storage.k8s.io/volumeattachments"] = Plain,
        ["storage.k8s.io/csinodes"] = Plain,
        ["storage.k8s.io/csidrivers"] = Plain,
        ["storage.k8s.io/csistoragecapacities"] = Plain,
        ["rbac.authorization.k8s.io/roles"] = Rbac,
        ["rbac.authorization.k8s.io/rolebindings"] = Rbac,
        ["rbac.authorization.k8s.io/clusterroles"] = Rbac,
        ["rbac.authorization.k8s.io/clusterrolebindings"] = Rbac,
        ["apiregistration.k8s.io/apiservices"] = Plain,
        ["node.k8s.io/runtimeclasses"] = Plain,
        ["apiextensions.k8s.io/customresourcedefinitions"] = new CustomResourceDefinitionStrategy(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ResourceStrategy For(ResourceDefinition resource) =>
        ByStorageKey.TryGetValue(resource.StorageKey, out var strategy) ? strategy : resource.IsCustom ? Custom : Counting;
}
