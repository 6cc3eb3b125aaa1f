using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using static Portal.Simulator.Http.Tables.TableColumn;

namespace Portal.Simulator.Http.Tables;

/// <summary>Columns of the remaining kinds that have their own.</summary>
internal static class OtherTables
{
    public static ImmutableArray<TableColumn> StorageClasses { get; } =
    [
        new("Name", "string", "name", "Name of the class.", 0, (c, _) => IsDefaultClass(c) ? c.Name() + " (default)" : c.Name()),
        OfText("Provisioner", c => c.Text("provisioner") ?? "", "Who makes its volumes."),
        OfText("ReclaimPolicy", c => c.Text("reclaimPolicy") ?? "Delete", "What happens to a volume after its release."),
        OfText("VolumeBindingMode", c => c.Text("volumeBindingMode") ?? "Immediate", "When claims are bound."),
        new("AllowVolumeExpansion", "string", "", "Whether volumes can grow.", 0, (c, _) => c.IsTrue("allowVolumeExpansion")),
        TableColumns.Age,
    ];

    public static ImmutableArray<TableColumn> Leases { get; } =
        [TableColumns.Name, OfText("Holder", l => l.Text("spec", "holderIdentity") ?? "", "Who holds the lease."), TableColumns.Age];

    public static ImmutableArray<TableColumn> Bindings { get; } =
    [
        TableColumns.Name,
        OfText("Role", b => $"{b.Text("roleRef", "kind")}/{b.Text("roleRef", "name")}", "Role that is bound."),
        TableColumns.Age,
        OfText("Users", b => Subjects(b, "User"), "Users.", priority: 1),
        OfText("Groups", b => Subjects(b, "Group"), "Groups.", priority: 1),
        OfText("ServiceAccounts", b => Subjects(b, "ServiceAccount"), "Service accounts.", priority: 1),
    ];

    public static ImmutableArray<TableColumn> VolumeAttachments { get; } =
    [
        TableColumns.Name,
        OfText("Attacher", a => a.Text("spec", "attacher") ?? "", "Driver."),
        OfText("PV", a => a.Text("spec", "source", "persistentVolumeName") ?? "", "Volume."),
        OfText("Node", a => a.Text("spec", "nodeName") ?? "", "Node."),
        new("Attached", "boolean", "", "Whether it is attached.", 0, (a, _) => a.IsTrue("status", "attached")),
        TableColumns.Age,
    ];

    public static ImmutableArray<TableColumn> CsiNodes { get; } =
        [TableColumns.Name, OfNumber("Drivers", c => c.Items("spec", "drivers").Count(), "Number of drivers."), TableColumns.Age];

    public static ImmutableArray<TableColumn> PriorityClasses { get; } =
    [
        TableColumns.Name,
        OfNumber("Value", p => p.Number("value") ?? 0, "Priority."),
        new("Global-Default", "boolean", "", "Whether pods without a class get it.", 0, (p, _) => p.IsTrue("globalDefault")),
        TableColumns.Age,
        OfText("PreemptionPolicy", p => p.Text("preemptionPolicy") ?? "", "Whether it displaces others."),
    ];

    public static ImmutableArray<TableColumn> ApiServices { get; } =
    [
        TableColumns.Name,
        OfText("Service", a => a.At("spec", "service") is { } service ? $"{service.Text("namespace")}/{service.Text("name")}" : "Local", "Who serves it."),
        OfText("Available", Available, "Whether it can be reached."),
        TableColumns.Age,
    ];

    public static ImmutableArray<TableColumn> NetworkPolicies { get; } =
        [TableColumns.Name, OfText("Pod-Selector", p => TableColumns.Or(LabelSelector.From(p.At("spec", "podSelector")).ToString()), "Labels of its pods."), TableColumns.Age];

    public static ImmutableArray<TableColumn> Ingresses { get; } =
    [
        TableColumns.Name,
        OfText("Class", i => TableColumns.Or(i.Text("spec", "ingressClassName")), "Its class."),
        OfText("Hosts", i => string.Join(',', i.Items("spec", "rules").Select(r => r.Text("host") ?? "*").DefaultIfEmpty("*")), "Hosts."),
        OfText("Address", i => string.Join(',', i.Items("status", "loadBalancer", "ingress").Select(a => a.Text("ip") ?? a.Text("hostname"))), "Addresses."),
        OfText("Ports", i => i.Items("spec", "tls").Any() ? "80, 443" : "80", "Ports."),
        TableColumns.Age,
    ];

    private static bool IsDefaultClass(JsonObject json) => json.Text("metadata", "annotations", "storageclass.kubernetes.io/is-default-class") == "true";

    private static string Subjects(JsonObject binding, string kind) => string.Join(", ", binding.Items("subjects").Where(s => s.Text("kind") == kind)
        .Select(s => kind == "ServiceAccount" ? $"{s.Text("namespace")}/{s.Text("name")}" : s.Text("name")));

    private static string Available(JsonObject service)
    {
        var condition = service.Items("status", "conditions").FirstOrDefault(c => c.Text("type") == "Available");
        return condition is null ? "Unknown" : condition.Text("status") == "True" ? "True" : $"{condition.Text("status")} ({condition.Text("reason")})";
    }
}
