using System.Collections.Immutable;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Discovery;

/// <summary>Order of groups and versions in discovery: kubectl prefers the earlier one.</summary>
internal static class GroupOrder
{
    private static readonly ImmutableArray<string> BuiltIn =
    [
        "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch",
        "certificates.k8s.io", "networking.k8s.io", "policy", "rbac.authorization.k8s.io", "storage.k8s.io", "admissionregistration.k8s.io",
        "apiextensions.k8s.io", "scheduling.k8s.io", "coordination.k8s.io", "node.k8s.io", "discovery.k8s.io", "resource.k8s.io",
        "flowcontrol.apiserver.k8s.io",
    ];

    /// <summary>Groups but the core one.</summary>
    public static ImmutableArray<string> Of(ResourceRegistry registry) =>
        [.. BuiltIn, .. registry.All.Where(r => r.IsCustom).Select(r => r.Group).Distinct(StringComparer.Ordinal).Except(BuiltIn, StringComparer.Ordinal)];

    /// <summary>Versions of a group, the preferred one first.</summary>
    public static ImmutableArray<string> VersionsOf(ResourceRegistry registry, string group)
    {
        ImmutableArray<string> versions = [.. registry.All.Where(r => r.Group == group).Select(r => r.Version).Distinct(StringComparer.Ordinal)];

        // autoscaling/v1 serves no resource of its own here, but the Scale of the workloads is of it.
        return group == "autoscaling" ? ["v2", "v1"] : versions;
    }
}
