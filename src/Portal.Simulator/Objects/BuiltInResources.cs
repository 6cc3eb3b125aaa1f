using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>The resources that a Kubernetes 1.36 API server serves without any CustomResourceDefinition.</summary>
internal static class BuiltInResources
{
    private static readonly ImmutableArray<string> ReadWrite = ["get", "patch", "update"];
    private static readonly ImmutableArray<string> CreateOnly = ["create"];
    private static readonly ImmutableArray<string> Connect = ["create", "get"];
    private static readonly ImmutableArray<string> Proxy = ["create", "delete", "get", "patch", "update"];
    private static readonly SubresourceDefinition Scale = new("scale", "Scale", ReadWrite, "autoscaling", "v1");

    /// <summary>All of them; order of groups and names is discovery's.</summary>
    public static ImmutableArray<ResourceDefinition> All { get; } =
    [
        .. Core(), .. Apps(), .. Events(), .. Reviews(), .. Autoscaling(), .. Batch(), .. Networking(), .. Rbac(), .. Storage(), .. Machinery(),
    ];

    private static ResourceDefinition[] Core() =>
    [
        Virtual("", "v1", "bindings", "binding", "Binding", namespaced: true, CreateOnly),
        Virtual("", "v1", "componentstatuses", "componentstatus", "ComponentStatus", namespaced: false, ["get", "list"]) with { ShortNames = ["cs"] },
        Named("", "v1", "configmaps", "configmap", "ConfigMap", "qFsyl6wFWjQ=", "cm"),
        Named("", "v1", "endpoints", "endpoints", "Endpoints", "fWeeMqaN/OA=", "ep"),
        Named("", "v1", "events", "event", "Event", "r2yiGXH7wu8=", "ev") with { SelectableFields = SelectableFieldPaths.Events },
        Named("", "v1", "limitranges", "limitrange", "LimitRange", "EBKMFVe6cwo=", "limits"),
        (Cluster("", "v1", "namespaces", "namespace", "Namespace", "Q3oi5N2YM8M=", "ns") with
        {
            Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"],
            SelectableFields = ["status.phase"],
        }).WithStatus().With(new SubresourceDefinition("finalize", "Namespace", ["update"])),
        (Cluster("", "v1", "nodes", "node", "Node", "XwShjMxG9Fs=", "no") with { SelectableFields = ["spec.unschedulable"] })
            .WithStatus().With(new SubresourceDefinition("proxy", "NodeProxyOptions", Proxy)),
        Named("", "v1", "persistentvolumeclaims", "persistentvolumeclaim", "PersistentVolumeClaim", "QWTyNDq0dC4=", "pvc").WithStatus(),
        Cluster("", "v1", "persistentvolumes", "persistentvolume", "PersistentVolume", "HN/zwEC+JgM=", "pv").WithStatus(),
        Pods(),
        Named("", "v1", "podtemplates", "podtemplate", "PodTemplate", "LIXB2x4IFpk="),
        (Named("", "v1", "replicationcontrollers", "replicationcontroller", "ReplicationController", "Jond2If31h0=", "rc") with
        {
            Categories = ["all"],
            SelectableFields = ["status.replicas"],
        }).WithStatus().With(Scale),
        Named("", "v1", "resourcequotas", "resourcequota", "ResourceQuota", "8uhSgffRX6w=", "quota").WithStatus(),
        Named("", "v1", "secrets", "secret", "Secret", "S6u1pOWzb84=") with { SelectableFields = ["type"] },
        Named("", "v1", "serviceaccounts", "serviceaccount", "ServiceAccount", "pbx9ZvyFpBE=", "sa")
            .With(new SubresourceDefinition("token", "TokenRequest", CreateOnly, "authentication.k8s.io", "v1")),
        (Named("", "v1", "services", "service", "Service", "0/CO1lhkEBI=", "svc") with
        {
            Categories = ["all"],
            SelectableFields = ["spec.clusterIP", "spec.type"],
        }).WithStatus().With(new SubresourceDefinition("proxy", "ServiceProxyOptions", Proxy)),
    ];

    private static ResourceDefinition Pods() =>
        (Named("", "v1", "pods", "pod", "Pod", "xPOwRZ+Yhw8=", "po") with { Categories = ["all"], SelectableFields = SelectableFieldPaths.Pods })
        .WithStatus()
        .With(
            new SubresourceDefinition("attach", "PodAttachOptions", Connect),
            new SubresourceDefinition("binding", "Binding", CreateOnly),
            new SubresourceDefinition("ephemeralcontainers", "Pod", ReadWrite),
            new SubresourceDefinition("eviction", "Eviction", CreateOnly, "policy", "v1"),
            new SubresourceDefinition("exec", "PodExecOptions", Connect),
            new SubresourceDefinition("log", "Pod", ["get"]),
            new SubresourceDefinition("portforward", "PodPortForwardOptions", Connect),
            new SubresourceDefinition("proxy", "PodProxyOptions", Proxy),
            new SubresourceDefinition("resize", "Pod", ReadWrite));

    private static ResourceDefinition[] Apps() =>
    [
        Cluster("apiregistration.k8s.io", "v1", "apiservices", "apiservice", "APIService", "InPBPD7+PqM=").WithStatus() with { Categories = ["api-extensions"] },
        Named("apps", "v1", "controllerrevisions", "controllerrevision", "ControllerRevision", "85nkx63pcBU="),
        (Named("apps", "v1", "daemonsets", "daemonset", "DaemonSet", "dd7pWHUlMKQ=", "ds") with { Categories = ["all"] }).WithStatus(),
        (Named("apps", "v1", "deployments", "deployment", "Deployment", "8aSe+NMegvE=", "deploy") with { Categories = ["all"] }).WithStatus().With(Scale),
        (Named("apps", "v1", "replicasets", "replicaset", "ReplicaSet", "P1RzHs8/mWQ=", "rs") with
        {
            Categories = ["all"],
            SelectableFields = ["status.replicas"],
        }).WithStatus().With(Scale),
        (Named("apps", "v1", "statefulsets", "statefulset", "StatefulSet", "H+vl74LkKdo=", "sts") with { Categories = ["all"] }).WithStatus().With(Scale),
    ];

    private static ResourceDefinition[] Events() =>
    [
        Named("events.k8s.io", "v1", "events", "event", "Event", "r2yiGXH7wu8=", "ev") with
        {
            StorageKey = "/events",
            SelectableFields = SelectableFieldPaths.Events,
        },
    ];

    private static ResourceDefinition[] Reviews() =>
    [
        Virtual("authentication.k8s.io", "v1", "selfsubjectreviews", "selfsubjectreview", "SelfSubjectReview", namespaced: false, CreateOnly),
        Virtual("authentication.k8s.io", "v1", "tokenreviews", "tokenreview", "TokenReview", namespaced: false, CreateOnly),
        Virtual("authorization.k8s.io", "v1", "localsubjectaccessreviews", "localsubjectaccessreview", "LocalSubjectAccessReview", namespaced: true, CreateOnly),
        Virtual("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "selfsubjectaccessreview", "SelfSubjectAccessReview", namespaced: false, CreateOnly),
        Virtual("authorization.k8s.io", "v1", "selfsubjectrulesreviews", "selfsubjectrulesreview", "SelfSubjectRulesReview", namespaced: false, CreateOnly),
        Virtual("authorization.k8s.io", "v1", "subjectaccessreviews", "subjectaccessreview", "SubjectAccessReview", namespaced: false, CreateOnly),
    ];

    private static ResourceDefinition[] Autoscaling() =>
    [
        (Named("autoscaling", "v2", "horizontalpodautoscalers", "horizontalpodautoscaler", "HorizontalPodAutoscaler", "qwQve8ut294=", "hpa") with
        {
            Categories = ["all"],
        }).WithStatus(),
    ];

    private static ResourceDefinition[] Batch() =>
    [
        (Named("batch", "v1", "cronjobs", "cronjob", "CronJob", "sd5LIXh4Fjs=", "cj") with { Categories = ["all"] }).WithStatus(),
        (Named("batch", "v1", "jobs", "job", "Job", "mudhfqk/qZY=") with { Categories = ["all"], SelectableFields = ["status.successful"] }).WithStatus(),
        (Cluster("certificates.k8s.io", "v1", "certificatesigningrequests", "certificatesigningrequest", "CertificateSigningRequest", "95fRKMXA+00=", "csr") with
        {
            SelectableFields = ["spec.signerName"],
        }).WithStatus().With(new SubresourceDefinition("approval", "CertificateSigningRequest", ReadWrite)),
    ];

    private static ResourceDefinition[] Networking() =>
    [
        Cluster("networking.k8s.io", "v1", "ingressclasses", "ingressclass", "IngressClass", "l/iqIbDgFyQ="),
        Named("networking.k8s.io", "v1", "ingresses", "ingress", "Ingress", "39NQlfNR+bo=", "ing").WithStatus(),
        Cluster("networking.k8s.io", "v1", "ipaddresses", "ipaddress", "IPAddress", "O4H8VxQhW5Y=", "ip"),
        Named("networking.k8s.io", "v1", "networkpolicies", "networkpolicy", "NetworkPolicy", "YpfwF18m1G8=", "netpol"),
        Cluster("networking.k8s.io", "v1", "servicecidrs", "servicecidr", "ServiceCIDR", "8ufAXOnr3Yg=").WithStatus(),
        Named("policy", "v1", "poddisruptionbudgets", "poddisruptionbudget", "PodDisruptionBudget", "EVWiDmWqyJw=", "pdb").WithStatus(),
    ];

    private static ResourceDefinition[] Rbac() =>
    [
        Cluster("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "clusterrolebinding", "ClusterRoleBinding", "48tpQ8gZHFc="),
        Cluster("rbac.authorization.k8s.io", "v1", "clusterroles", "clusterrole", "ClusterRole", "bYE5ZWDrJ44="),
        Named("rbac.authorization.k8s.io", "v1", "rolebindings", "rolebinding", "RoleBinding", "eGsCzGH6b1g="),
        Named("rbac.authorization.k8s.io", "v1", "roles", "role", "Role", "7FuwZcIIItM="),
    ];

    private static ResourceDefinition[] Storage() =>
    [
        Cluster("storage.k8s.io", "v1", "csidrivers", "csidriver", "CSIDriver", "hL6j/rwBV5w="),
        Cluster("storage.k8s.io", "v1", "csinodes", "csinode", "CSINode", "Pe62DkZtjuo="),
        Named("storage.k8s.io", "v1", "csistoragecapacities", "csistoragecapacity", "CSIStorageCapacity", "xeVl+2Ly1kE="),
        Cluster("storage.k8s.io", "v1", "storageclasses", "storageclass", "StorageClass", "K+m6uJwbjGY=", "sc"),
        Cluster("storage.k8s.io", "v1", "volumeattachments", "volumeattachment", "VolumeAttachment", "tJx/ezt6UDU=").WithStatus(),
        Cluster("storage.k8s.io", "v1", "volumeattributesclasses", "volumeattributesclass", "VolumeAttributesClass", "tIjydgKBC5w=", "vac"),
    ];

    private static ResourceDefinition[] Machinery() =>
    [
        Admission("mutatingwebhookconfigurations", "mutatingwebhookconfiguration", "MutatingWebhookConfiguration", "oqHrEpHhXGI="),
        Admission("validatingadmissionpolicies", "validatingadmissionpolicy", "ValidatingAdmissionPolicy", "h9cQXUrT3zM=").WithStatus(),
        Admission("validatingadmissionpolicybindings", "validatingadmissionpolicybinding", "ValidatingAdmissionPolicyBinding", "v1kc5tSDPzI="),
        Admission("validatingwebhookconfigurations", "validatingwebhookconfiguration", "ValidatingWebhookConfiguration", "P9NhrezfnWE="),
        (Cluster("apiextensions.k8s.io", "v1", "customresourcedefinitions", "customresourcedefinition", "CustomResourceDefinition", "jfWCUB31mvA=", "crd", "crds") with
        {
            Categories = ["api-extensions"],
        }).WithStatus(),
        Cluster("scheduling.k8s.io", "v1", "priorityclasses", "priorityclass", "PriorityClass", "1QwjyaZjj3Y=", "pc"),
        Named("coordination.k8s.io", "v1", "leases", "lease", "Lease", "gqkMMb/YqFM="),
        Cluster("node.k8s.io", "v1", "runtimeclasses", "runtimeclass", "RuntimeClass", "WQTu1GL3T2Q="),
        Named("discovery.k8s.io", "v1", "endpointslices", "endpointslice", "EndpointSlice", "Nx3SIv6I0mE="),
        Cluster("resource.k8s.io", "v1", "deviceclasses", "deviceclass", "DeviceClass", ""),
        Named("resource.k8s.io", "v1", "resourceclaims", "resourceclaim", "ResourceClaim", "").WithStatus(),
        Named("resource.k8s.io", "v1", "resourceclaimtemplates", "resourceclaimtemplate", "ResourceClaimTemplate", ""),
        Cluster("resource.k8s.io", "v1", "resourceslices", "resourceslice", "ResourceSlice", ""),
        Cluster("flowcontrol.apiserver.k8s.io", "v1", "flowschemas", "flowschema", "FlowSchema", "GJVAJZSZBIw=").WithStatus(),
        Cluster("flowcontrol.apiserver.k8s.io", "v1", "prioritylevelconfigurations", "prioritylevelconfiguration", "PriorityLevelConfiguration", "Kir5PVfvNeI=").WithStatus(),
    ];

    private static ResourceDefinition Admission(string plural, string singular, string kind, string hash) =>
        Cluster("admissionregistration.k8s.io", "v1", plural, singular, kind, hash) with { Categories = ["api-extensions"] };

    private static ResourceDefinition Named(string group, string version, string plural, string singular, string kind, string hash, params string[] shortNames) => new()
    {
        Group = group,
        Version = version,
        Plural = plural,
        Singular = singular,
        Kind = kind,
        Namespaced = true,
        StorageVersionHash = hash,
        ShortNames = [.. shortNames],
    };

    private static ResourceDefinition Cluster(string group, string version, string plural, string singular, string kind, string hash, params string[] shortNames) =>
        Named(group, version, plural, singular, kind, hash, shortNames) with { Namespaced = false };

    private static ResourceDefinition Virtual(string group, string version, string plural, string singular, string kind, bool namespaced, ImmutableArray<string> verbs) =>
        Named(group, version, plural, singular, kind, "") with { Namespaced = namespaced, Verbs = verbs };

    private static ResourceDefinition WithStatus(this ResourceDefinition resource) => resource.With(new SubresourceDefinition("status", resource.Kind, ReadWrite));

    private static ResourceDefinition With(this ResourceDefinition resource, params SubresourceDefinition[] more) =>
        resource with { Subresources = [.. resource.Subresources.AddRange(more).OrderBy(s => s.Name, StringComparer.Ordinal)] };
}
