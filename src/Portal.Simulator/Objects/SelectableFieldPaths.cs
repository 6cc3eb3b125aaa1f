using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>Fields that field selectors may name on kinds that have many of them.</summary>
internal static class SelectableFieldPaths
{
    public static ImmutableArray<string> Pods { get; } =
    [
        "spec.nodeName", "status.phase", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
        "status.podIP", "status.podIPs", "status.nominatedNodeName",
    ];

    public static ImmutableArray<string> Events { get; } =
    [
        "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
        "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
    ];
}
