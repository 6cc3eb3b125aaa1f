using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Bootstrap;

/// <summary>What every cluster has from its first second: the system namespaces, the default roles, the system priority classes.</summary>
public static class ClusterBootstrap
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    private static readonly WriteOptions Options = new() { FieldManager = "kube-apiserver" };

    /// <summary>Creates them; those that are there already stay as they are.</summary>
    /// <param name="api">The cluster.</param>
    public static void Apply(SimulatedApi api)
    {
        foreach (var name in Namespaces)
        {
            Add(api, KnownResources.Namespaces, Named(name));
        }

        foreach (var (name, rules) in DefaultRoles.ClusterRoles)
        {
            var role = Named(name);
            role["rules"] = new JsonArray([.. rules.Select(r => r.DeepClone())]);
            Label(role);
            Add(api, KnownResources.ClusterRoles, role);
        }

        foreach (var (name, groups) in DefaultRoles.Bindings)
        {
            Add(api, KnownResources.ClusterRoleBindings, Binding(name, groups));
        }

        foreach (var (name, value) in (ReadOnlySpan<(string, long)>)[("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000)])
        {
            var priority = Named(name);
            priority["value"] = value;
            priority["description"] = "Used for system critical pods.";
            priority["preemptionPolicy"] = "PreemptLowerPriority";
            Add(api, api.Resources.Find("scheduling.k8s.io", "v1", "priorityclasses")!, priority);
        }
    }

    private static void Add(SimulatedApi api, ResourceDefinition resource, JsonObject json)
    {
        if (api.Find(resource, "", json.Name()) is null)
        {
            api.Create(resource, "", json, Options);
        }
    }

    private static JsonObject Binding(string role, IEnumerable<string> groups)
    {
        var binding = Named(role);
        Label(binding);
        binding["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "ClusterRole", ["name"] = role };
        binding["subjects"] = new JsonArray([.. groups.Select(g => (JsonNode)new JsonObject
        {
            ["kind"] = "Group",
            ["apiGroup"] = "rbac.authorization.k8s.io",
            ["name"] = g,
        })]);
        return binding;
    }

    private static void Label(JsonObject json) =>
        json.Metadata()["labels"] = new JsonObject { ["kubernetes.io/bootstrapping"] = "rbac-defaults" };

    private static JsonObject Named(string name) => new() { ["metadata"] = new JsonObject { ["name"] = name } };
}
