using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using static Portal.Simulator.Http.Tables.TableColumn;

namespace Portal.Simulator.Http.Tables;

/// <summary>Columns of the core kinds.</summary>
internal static class CoreTables
{
    private const string NodeRole = "node-role.kubernetes.io/";

    public static ImmutableArray<TableColumn> Pods { get; } =
    [
        TableColumns.Name,
        OfText("Ready", PodCells.Ready, "Ready containers of all containers."),
        OfText("Status", PodCells.Status, "State of the pod in one word."),
        OfTime("Restarts", PodCells.Restarts, "How often containers were restarted, and when last."),
        TableColumns.Age,
        OfText("IP", p => TableColumns.Or(p.Text("status", "podIP")), "Address of the pod.", priority: 1),
        OfText("Node", p => TableColumns.Or(p.Text("spec", "nodeName")), "Node that runs the pod.", priority: 1),
        OfText("Nominated Node", p => TableColumns.Or(p.Text("status", "nominatedNodeName")), "Node that is being cleared for the pod.", priority: 1),
        OfText("Readiness Gates", PodCells.ReadinessGates, "Readiness gates that are met.", priority: 1),
    ];

    public static ImmutableArray<TableColumn> Nodes { get; } =
    [
        TableColumns.Name,
        OfText("Status", NodeStatus, "Readiness of the node."),
        OfText("Roles", NodeRoles, "Roles of the node."),
        TableColumns.Age,
        OfText("Version", n => n.Text("status", "nodeInfo", "kubeletVersion") ?? "", "Version of the kubelet."),
        OfText("Internal-IP", n => Address(n, "InternalIP"), "Address inside the cluster.", priority: 1),
        OfText("External-IP", n => Address(n, "ExternalIP"), "Address outside the cluster.", priority: 1),
        OfText("OS-Image", n => Unknown(n.Text("status", "nodeInfo", "osImage")), "Operating system.", priority: 1),
        OfText("Kernel-Version", n => Unknown(n.Text("status", "nodeInfo", "kernelVersion")), "Kernel.", priority: 1),
        OfText("Container-Runtime", n => Unknown(n.Text("status", "nodeInfo", "containerRuntimeVersion")), "Container runtime.", priority: 1),
    ];

    public static ImmutableArray<TableColumn> Namespaces { get; } =
        [TableColumns.Name, OfText("Status", n => n.Text("status", "phase") ?? "", "Phase of the namespace."), TableColumns.Age];

    public static ImmutableArray<TableColumn> ConfigMaps { get; } =
    [
        TableColumns.Name,
        OfNumber("Data", c => TableColumns.Count(c["data"]) + TableColumns.Count(c["binaryData"]), "Number of entries."),
        TableColumns.Age,
    ];

    public static ImmutableArray<TableColumn> Secrets { get; } =
        [TableColumns.Name, OfText("Type", s => s.Text("type") ?? "", "Type of the secret."), OfNumber("Data", s => TableColumns.Count(s["data"]), "Number of entries."), TableColumns.Age];

    public static ImmutableArray<TableColumn> ServiceAccounts { get; } =
        [TableColumns.Name, OfNumber("Secrets", s => s.Items("secrets").Count(), "Number of secrets."), TableColumns.Age];

    public static ImmutableArray<TableColumn> Services { get; } =
    [
        TableColumns.Name,
        OfText("Type", s => s.Text("spec", "type") ?? "", "How the service is exposed."),
        OfText("Cluster-IP", s => TableColumns.Or(s.Text("spec", "clusterIP")), "Address inside the cluster."),
        OfText("External-IP", ExternalAddress, "Address outside the cluster."),
        OfText("Port(s)", Ports, "Ports of the service."),
        TableColumns.Age,
        OfText("Selector", s => TableColumns.Pairs(s.At("spec", "selector")), "Labels of its pods.", priority: 1),
    ];

    public static ImmutableArray<TableColumn> Events { get; } =
    [
        OfTime("Last Seen", (e, now) => TableColumns.Since(LastSeen(e), now), "Time since it was last seen."),
        OfText("Type", e => e.Text("type") ?? "", "Normal or Warning."),
        OfText("Reason", e => e.Text("reason") ?? "", "Why it came about."),
        OfText("Object", e => $"{Lower(e.Text("involvedObject", "kind") ?? e.Text("regarding", "kind"))}/{e.Text("involvedObject", "name") ?? e.Text("regarding", "name")}", "What it is about."),
        OfText("Subobject", e => e.Text("involvedObject", "fieldPath") ?? "", "Which part of the object.", priority: 1),
        OfText("Source", Source, "Who saw it.", priority: 1),
        OfText("Message", e => (e.Text("message") ?? e.Text("note") ?? "").Trim(), "What happened."),
        OfTime("First Seen", (e, now) => TableColumns.Since(e.Text("firstTimestamp") ?? e.Text("eventTime"), now), "Time since it was first seen.", priority: 1),
        OfNumber("Count", e => e.Number("series", "count") ?? e.Number("count") ?? 1, "How often it was seen.", priority: 1),
        new("Name", "string", "name", "Name of the event.", 1, (e, _) => e.Name()),
    ];

    public static ImmutableArray<TableColumn> PersistentVolumes { get; } =
    [
        TableColumns.Name,
        OfText("Capacity", v => v.Text("spec", "capacity", "storage") ?? "", "Size."),
        OfText("Access Modes", v => TableColumns.AccessModes(v.At("spec", "accessModes")), "How it can be mounted."),
        OfText("Reclaim Policy", v => v.Text("spec", "persistentVolumeReclaimPolicy") ?? "", "What happens after its release."),
        OfText("Status", v => v.IsTerminating() ? "Terminating" : v.Text("status", "phase") ?? "", "Phase of the volume."),
        OfText("Claim", v => v.At("spec", "claimRef") is { } claim ? $"{claim.Text("namespace")}/{claim.Text("name")}" : "", "Claim that it is bound to."),
        OfText("StorageClass", v => v.Text("spec", "storageClassName") ?? "", "Its class."),
        OfText("VolumeAttributesClass", v => TableColumns.Or(v.Text("spec", "volumeAttributesClassName"), "<unset>"), "Its attributes class."),
        OfText("Reason", v => v.Text("status", "reason") ?? "", "Why it failed."),
        TableColumns.Age,
        OfText("VolumeMode", v => v.Text("spec", "volumeMode") ?? "", "Filesystem or Block.", priority: 1),
    ];

    public static ImmutableArray<TableColumn> PersistentVolumeClaims { get; } =
    [
        TableColumns.Name,
        OfText("Status", c => c.IsTerminating() ? "Terminating" : c.Text("status", "phase") ?? "", "Phase of the claim."),
        OfText("Volume", c => c.Text("spec", "volumeName") ?? "", "Volume that it is bound to."),
        OfText("Capacity", c => c.Text("spec", "volumeName") is { Length: > 0 } ? c.Text("status", "capacity", "storage") ?? "" : "", "Size."),
        OfText("Access Modes", c => TableColumns.AccessModes(c.At("status", "accessModes")), "How it can be mounted."),
        OfText("StorageClass", c => c.Text("spec", "storageClassName") ?? "", "Its class."),
        OfText("VolumeAttributesClass", c => TableColumns.Or(c.Text("spec", "volumeAttributesClassName"), "<unset>"), "Its attributes class."),
        TableColumns.Age,
        OfText("VolumeMode", c => c.Text("spec", "volumeMode") ?? "", "Filesystem or Block.", priority: 1),
    ];

    private static string NodeStatus(JsonObject node)
    {
        var ready = node.Items("status", "conditions").FirstOrDefault(c => c.Text("type") == "Ready");
        var status = ready is null ? "Unknown" : ready.Text("status") == "True" ? "Ready" : "NotReady";
        return node.IsTrue("spec", "unschedulable") ? status + ",SchedulingDisabled" : status;
    }

    private static string NodeRoles(JsonObject node)
    {
        var labels = node.At("metadata", "labels") as JsonObject ?? [];
        var roles = labels.Where(l => l.Key.StartsWith(NodeRole, StringComparison.Ordinal)).Select(l => l.Key[NodeRole.Length..])
            .Concat(labels.Where(l => l.Key == "kubernetes.io/role").Select(l => l.Value.Text() ?? "")).Order(StringComparer.Ordinal).ToList();
        return roles.Count == 0 ? "<none>" : string.Join(',', roles);
    }

    private static string Address(JsonObject node, string type) =>
        TableColumns.Or(node.Items("status", "addresses").FirstOrDefault(a => a.Text("type") == type).Text("address"));

    private static string ExternalAddress(JsonObject service)
    {
        var addresses = service.Items("status", "loadBalancer", "ingress").Select(i => i.Text("ip") ?? i.Text("hostname") ?? "").Concat(service.Texts("spec", "externalIPs")).ToList();
        return service.Text("spec", "type") switch
        {
            "ExternalName" => service.Text("spec", "externalName") ?? "",
            "LoadBalancer" when addresses.Count == 0 => "<pending>",
            _ => addresses.Count == 0 ? "<none>" : string.Join(',', addresses),
        };
    }

    private static string Ports(JsonObject service)
    {
        var ports = service.Items("spec", "ports").Select(p => (p.Number("nodePort") ?? 0) > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{p.Number("port")}:{p.Number("nodePort")}/{p.Text("protocol")}")
            : string.Create(CultureInfo.InvariantCulture, $"{p.Number("port")}/{p.Text("protocol")}")).ToList();
        return ports.Count == 0 ? "<none>" : string.Join(',', ports);
    }

    private static string? LastSeen(JsonObject json) => json.Text("series", "lastObservedTime") ?? json.Text("lastTimestamp") ?? json.Text("deprecatedLastTimestamp")
        ?? json.Text("eventTime") ?? json.Text("firstTimestamp") ?? json.Text("metadata", "creationTimestamp");

    private static string Source(JsonObject json)
    {
        var component = json.Text("source", "component") is { Length: > 0 } known ? known : json.Text("reportingComponent") ?? json.Text("reportingController") ?? "";
        return json.Text("source", "host") is { Length: > 0 } host ? $"{component}, {host}" : component;
    }

#pragma warning disable CA1308 // kubectl shows kinds in lower case.
    private static string Lower(string? kind) => (kind ?? "").ToLowerInvariant();
#pragma warning restore CA1308

    private static string Unknown(string? text) => TableColumns.Or(text, "<unknown>");
}
