using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Tables;

/// <summary>Which columns a resource has.</summary>
internal static class TableColumns
{
    private static readonly FrozenDictionary<string, ImmutableArray<TableColumn>> ByStorageKey = new Dictionary<string, ImmutableArray<TableColumn>>(StringComparer.Ordinal)
    {
        ["/pods"] = CoreTables.Pods,
        ["/nodes"] = CoreTables.Nodes,
        ["/namespaces"] = CoreTables.Namespaces,
        ["/configmaps"] = CoreTables.ConfigMaps,
        ["/secrets"] = CoreTables.Secrets,
        ["/serviceaccounts"] = CoreTables.ServiceAccounts,
        ["/services"] = CoreTables.Services,
        ["/events"] = CoreTables.Events,
        ["/persistentvolumes"] = CoreTables.PersistentVolumes,
        ["/persistentvolumeclaims"] = CoreTables.PersistentVolumeClaims,
        ["/replicationcontrollers"] = WorkloadTables.ReplicaSets,
        ["apps/deployments"] = WorkloadTables.Deployments,
        ["apps/replicasets"] = WorkloadTables.ReplicaSets,
        ["apps/statefulsets"] = WorkloadTables.StatefulSets,
        ["apps/daemonsets"] = WorkloadTables.DaemonSets,
        ["batch/jobs"] = WorkloadTables.Jobs,
        ["batch/cronjobs"] = WorkloadTables.CronJobs,
        ["policy/poddisruptionbudgets"] = WorkloadTables.PodDisruptionBudgets,
        ["storage.k8s.io/storageclasses"] = OtherTables.StorageClasses,
        ["storage.k8s.io/volumeattachments"] = OtherTables.VolumeAttachments,
        ["storage.k8s.io/csinodes"] = OtherTables.CsiNodes,
        ["coordination.k8s.io/leases"] = OtherTables.Leases,
        ["rbac.authorization.k8s.io/rolebindings"] = OtherTables.Bindings,
        ["rbac.authorization.k8s.io/clusterrolebindings"] = OtherTables.Bindings,
        ["scheduling.k8s.io/priorityclasses"] = OtherTables.PriorityClasses,
        ["apiregistration.k8s.io/apiservices"] = OtherTables.ApiServices,
        ["networking.k8s.io/ingresses"] = OtherTables.Ingresses,
        ["networking.k8s.io/networkpolicies"] = OtherTables.NetworkPolicies,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<TableColumn> NameAndTime = [Name, Created];
    private static readonly ImmutableArray<TableColumn> NameAndAge = [Name, Age];

    public static TableColumn Name => new("Name", "string", "name", "Name of the object, unique within its namespace.", 0, (json, _) => json.Name());

    public static TableColumn Age => TableColumn.OfTime("Age", AgeOf, "Time since the object was created.");

    private static TableColumn Created => new(
        "Created At",
        "date",
        "",
        "Time at which the object was created.",
        0,
        (json, _) => json.Text("metadata", "creationTimestamp") ?? "<unknown>");

    public static ImmutableArray<TableColumn> For(ResourceDefinition resource) =>
        ByStorageKey.TryGetValue(resource.StorageKey, out var columns) ? columns
        : resource.IsCustom ? CustomColumns.For(resource)
        : resource.Group is "rbac.authorization.k8s.io" or "apiextensions.k8s.io" ? NameAndTime
        : NameAndAge;

    public static string AgeOf(JsonObject json, DateTimeOffset now) => Since(json.Text("metadata", "creationTimestamp"), now);

    public static string Since(string? time, DateTimeOffset now) =>
        Timestamps.Parse(time) is { } then ? HumanDuration.Format(now - then) : "<unknown>";

    public static string Or(string? text, string instead = "<none>") => string.IsNullOrEmpty(text) ? instead : text;

    public static long Count(JsonNode? map) => map is JsonObject json ? json.Count : 0;

    public static string Pairs(JsonNode? map) =>
        map is JsonObject { Count: > 0 } json ? string.Join(',', json.Select(p => $"{p.Key}={p.Value.Text()}").Order(StringComparer.Ordinal)) : "<none>";

    public static string AccessModes(JsonNode? modes) => string.Join(',', modes.Texts().Select(m => m switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        _ => m,
    }));
}
