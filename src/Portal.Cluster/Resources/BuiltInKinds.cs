using System.Collections.Immutable;

namespace Portal.Cluster.Resources;

/// <summary>The kinds that Kubernetes itself serves, so that a reference by kind can become a path. Kinds of others are asked for at the API server.</summary>
public static class BuiltInKinds
{
    /// <summary>All of them, each in the version that current clusters prefer.</summary>
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("", "v1", "pods", "Pod", true),
        new("", "v1", "nodes", "Node", false),
        new("", "v1", "namespaces", "Namespace", false),
        new("", "v1", "events", "Event", true),
        new("", "v1", "services", "Service", true),
        new("", "v1", "endpoints", "Endpoints", true),
        new("", "v1", "configmaps", "ConfigMap", true),
        new("", "v1", "secrets", "Secret", true),
        new("", "v1", "serviceaccounts", "ServiceAccount", true),
        new("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true),
        new("", "v1", "persistentvolumes", "PersistentVolume", false),
        new("", "v1", "replicationcontrollers", "ReplicationController", true),
        new("", "v1", "resourcequotas", "ResourceQuota", true),
        new("", "v1", "limitranges", "LimitRange", true),
        new("", "v1", "podtemplates", "PodTemplate", true),
        new("apps", "v1", "deployments", "Deployment", true),
        new("apps", "v1", "replicasets", "ReplicaSet", true),
        new("apps", "v1", "statefulsets", "StatefulSet", true),
        new("apps", "v1", "daemonsets", "DaemonSet", true),
        new("apps", "v1", "controllerrevisions", "ControllerRevision", true),
        new("batch", "v1", "jobs", "Job", true),
        new("batch", "v1", "cronjobs", "CronJob", true),
        new("coordination.k8s.io", "v1", "leases", "Lease", true),
        new("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true),
        new("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true),
        new("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true),
        new("networking.k8s.io", "v1", "ingresses", "Ingress", true),
        new("networking.k8s.io", "v1", "ingressclasses", "IngressClass", false),
        new("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true),
        new("storage.k8s.io", "v1", "storageclasses", "StorageClass", false),
        new("storage.k8s.io", "v1", "volumeattachments", "VolumeAttachment", false),
        new("storage.k8s.io", "v1", "csidrivers", "CSIDriver", false),
        new("storage.k8s.io", "v1", "csinodes", "CSINode", false),
        new("storage.k8s.io", "v1", "csistoragecapacities", "CSIStorageCapacity", true),
        new("rbac.authorization.k8s.io", "v1", "roles", "Role", true),
        new("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true),
        new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false),
        new("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false),
        new("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false),
        new("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass", false),
        new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false),
        new("apiregistration.k8s.io", "v1", "apiservices", "APIService", false),
        new("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", false),
        new("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", false),
        new("certificates.k8s.io", "v1", "certificatesigningrequests", "CertificateSigningRequest", false),
    ];

    /// <summary>The kind that a manifest or an owner reference names, in the version that it names.</summary>
    /// <param name="apiVersion">Group and version, such as <c>apps/v1</c>.</param>
    /// <param name="kind">The kind, such as <c>Deployment</c>.</param>
    /// <returns>The kind, or null for one that is not Kubernetes' own.</returns>
    public static ResourceKind? Find(string apiVersion, string kind)
    {
        var (group, version) = Split(apiVersion);
        return All.FirstOrDefault(known => known.Kind == kind && known.Group == group) is { } found ? found with { Version = version } : null;
    }

    /// <summary>The kind of a path.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="plural">The plural name.</param>
    /// <returns>The kind, or null for one that is not Kubernetes' own.</returns>
    public static ResourceKind? FindPlural(string group, string plural) => All.FirstOrDefault(known => known.Resource == plural && known.Group == group);

    /// <summary>Group and version of an apiVersion; the core group is empty.</summary>
    /// <param name="apiVersion">Such as <c>v1</c> or <c>apps/v1</c>.</param>
    public static (string Group, string Version) Split(string apiVersion) =>
        apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? (apiVersion[..slash], apiVersion[(slash + 1)..]) : ("", apiVersion);
}
