using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Bootstrap;

/// <summary>The default roles of RBAC that people meet: those of users. Roles of the control plane's own parts are left out, nothing uses them here.</summary>
internal static class DefaultRoles
{
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Write = ["create", "delete", "deletecollection", "patch", "update"];
    private static readonly string[] All = ["*"];

    private static readonly string[] Viewable =
    [
        "configmaps", "endpoints", "events", "limitranges", "namespaces", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "pods/log",
        "pods/status", "replicationcontrollers", "replicationcontrollers/scale", "replicationcontrollers/status", "resourcequotas", "resourcequotas/status",
        "serviceaccounts", "services", "services/status",
    ];

    private static readonly string[] Workloads =
    [
        "controllerrevisions", "daemonsets", "deployments", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale",
    ];

    private static readonly JsonObject[] View =
    [
        Rule("", Viewable, Read), Rule("apps", Workloads, Read), Rule("batch", ["cronjobs", "jobs"], Read), Rule("policy", ["poddisruptionbudgets"], Read),
        Rule("networking.k8s.io", ["ingresses", "networkpolicies"], Read), Rule("autoscaling", ["horizontalpodautoscalers"], Read),
    ];

    private static readonly JsonObject[] Edit =
    [
        .. View,
        Rule("", ["pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"], Write), Rule("", ["pods/eviction"], ["create"]),
        Rule("", ["configmaps", "events", "persistentvolumeclaims", "replicationcontrollers", "secrets", "serviceaccounts", "services"], Write),
        Rule("", ["secrets"], Read), Rule("apps", Workloads, Write), Rule("batch", ["cronjobs", "jobs"], Write),
        Rule("policy", ["poddisruptionbudgets"], Write), Rule("networking.k8s.io", ["ingresses", "networkpolicies"], Write),
    ];

    public static IEnumerable<(string Name, JsonObject[] Rules)> ClusterRoles =>
    [
        ("cluster-admin", [Rule("*", All, All), Paths(["*"], All)]),
        ("admin", [.. Edit, Rule("rbac.authorization.k8s.io", ["roles", "rolebindings"], [.. Read, .. Write])]),
        ("edit", Edit),
        ("view", View),
        ("system:basic-user",
        [
            Rule("authorization.k8s.io", ["selfsubjectaccessreviews", "selfsubjectrulesreviews"], ["create"]),
            Rule("authentication.k8s.io", ["selfsubjectreviews"], ["create"]),
        ]),
        ("system:discovery",
        [
            Paths(["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/"], ["get"]),
        ]),
        ("system:public-info-viewer", [Paths(["/healthz", "/livez", "/readyz", "/version", "/version/"], ["get"])]),
        ("system:service-account-issuer-discovery", [Paths(["/.well-known/openid-configuration", "/openid/v1/jwks"], ["get"])]),
    ];

    public static IEnumerable<(string Role, string[] Groups)> Bindings =>
    [
        ("cluster-admin", ["system:masters"]),
        ("system:basic-user", ["system:authenticated"]),
        ("system:discovery", ["system:authenticated"]),
        ("system:public-info-viewer", ["system:authenticated", "system:unauthenticated"]),
        ("system:service-account-issuer-discovery", ["system:serviceaccounts"]),
    ];

    private static JsonObject Rule(string group, string[] resources, string[] verbs) => new()
    {
        ["verbs"] = Texts(verbs),
        ["apiGroups"] = Texts([group]),
        ["resources"] = Texts(resources),
    };

    private static JsonObject Paths(string[] paths, string[] verbs) => new() { ["verbs"] = Texts(verbs), ["nonResourceURLs"] = Texts(paths) };

    private static JsonArray Texts(string[] values) => new([.. values.Select(v => (JsonNode)v)]);
}
