namespace Portal.Simulator.Objects;

/// <summary>The built-in resources that code names; find others with <see cref="ResourceRegistry.Find"/>.</summary>
public static class KnownResources
{
    /// <summary>core/v1 pods.</summary>
    public static ResourceDefinition Pods { get; } = Get("", "pods");

    /// <summary>core/v1 nodes.</summary>
    public static ResourceDefinition Nodes { get; } = Get("", "nodes");

    /// <summary>core/v1 namespaces.</summary>
    public static ResourceDefinition Namespaces { get; } = Get("", "namespaces");

    /// <summary>core/v1 events (events.k8s.io shows the same objects).</summary>
    public static ResourceDefinition Events { get; } = Get("", "events");

    /// <summary>core/v1 configmaps.</summary>
    public static ResourceDefinition ConfigMaps { get; } = Get("", "configmaps");

    /// <summary>core/v1 secrets.</summary>
    public static ResourceDefinition Secrets { get; } = Get("", "secrets");

    /// <summary>core/v1 services.</summary>
    public static ResourceDefinition Services { get; } = Get("", "services");

    /// <summary>core/v1 serviceaccounts.</summary>
    public static ResourceDefinition ServiceAccounts { get; } = Get("", "serviceaccounts");

    /// <summary>core/v1 persistentvolumes.</summary>
    public static ResourceDefinition PersistentVolumes { get; } = Get("", "persistentvolumes");

    /// <summary>core/v1 persistentvolumeclaims.</summary>
    public static ResourceDefinition PersistentVolumeClaims { get; } = Get("", "persistentvolumeclaims");

    /// <summary>apps/v1 deployments.</summary>
    public static ResourceDefinition Deployments { get; } = Get("apps", "deployments");

    /// <summary>apps/v1 replicasets.</summary>
    public static ResourceDefinition ReplicaSets { get; } = Get("apps", "replicasets");

    /// <summary>apps/v1 statefulsets.</summary>
    public static ResourceDefinition StatefulSets { get; } = Get("apps", "statefulsets");

    /// <summary>apps/v1 daemonsets.</summary>
    public static ResourceDefinition DaemonSets { get; } = Get("apps", "daemonsets");

    /// <summary>apps/v1 controllerrevisions.</summary>
    public static ResourceDefinition ControllerRevisions { get; } = Get("apps", "controllerrevisions");

    /// <summary>batch/v1 jobs.</summary>
    public static ResourceDefinition Jobs { get; } = Get("batch", "jobs");

    /// <summary>batch/v1 cronjobs.</summary>
    public static ResourceDefinition CronJobs { get; } = Get("batch", "cronjobs");

    /// <summary>policy/v1 poddisruptionbudgets.</summary>
    public static ResourceDefinition PodDisruptionBudgets { get; } = Get("policy", "poddisruptionbudgets");

    /// <summary>coordination.k8s.io/v1 leases.</summary>
    public static ResourceDefinition Leases { get; } = Get("coordination.k8s.io", "leases");

    /// <summary>storage.k8s.io/v1 storageclasses.</summary>
    public static ResourceDefinition StorageClasses { get; } = Get("storage.k8s.io", "storageclasses");

    /// <summary>storage.k8s.io/v1 volumeattachments.</summary>
    public static ResourceDefinition VolumeAttachments { get; } = Get("storage.k8s.io", "volumeattachments");

    /// <summary>storage.k8s.io/v1 csinodes.</summary>
    public static ResourceDefinition CsiNodes { get; } = Get("storage.k8s.io", "csinodes");

    /// <summary>apiextensions.k8s.io/v1 customresourcedefinitions.</summary>
    public static ResourceDefinition CustomResourceDefinitions { get; } = Get("apiextensions.k8s.io", "customresourcedefinitions");

    /// <summary>apiregistration.k8s.io/v1 apiservices.</summary>
    public static ResourceDefinition ApiServices { get; } = Get("apiregistration.k8s.io", "apiservices");

    /// <summary>rbac.authorization.k8s.io/v1 clusterroles.</summary>
    public static ResourceDefinition ClusterRoles { get; } = Get("rbac.authorization.k8s.io", "clusterroles");

    /// <summary>rbac.authorization.k8s.io/v1 clusterrolebindings.</summary>
    public static ResourceDefinition ClusterRoleBindings { get; } = Get("rbac.authorization.k8s.io", "clusterrolebindings");

    /// <summary>rbac.authorization.k8s.io/v1 roles.</summary>
    public static ResourceDefinition Roles { get; } = Get("rbac.authorization.k8s.io", "roles");

    /// <summary>rbac.authorization.k8s.io/v1 rolebindings.</summary>
    public static ResourceDefinition RoleBindings { get; } = Get("rbac.authorization.k8s.io", "rolebindings");

    private static ResourceDefinition Get(string group, string plural) => BuiltInResources.All.Single(r => r.Group == group && r.Plural == plural);
}
