using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;
using Portal.Core.Objects;
using Portal.Web.Components.States;

namespace Portal.Web.Components.Objects;

/// <summary>How an object is, in a mark and in Kubernetes' own word. Pure.</summary>
public static class ObjectHealth
{
    /// <summary>The mark of an object that is watched; null for a kind that says nothing of its health.</summary>
    public static HealthState? Of(IKubernetesObject item) => item switch
    {
        { Metadata.DeletionTimestamp: not null } => HealthState.Progress,
        Node node => node.Condition("Ready")?.Status switch
        {
            "True" => node.Unschedulable ? HealthState.Warning : HealthState.Healthy,
            "False" => HealthState.Critical,
            _ => HealthState.Unknown,
        },
        Pod pod => OfPod(pod.Phase, pod.Conditions.Any(static condition => condition is { Type: "Ready", Status: "True" })),
        PersistentVolumeClaim claim => OfClaim(claim.Phase),
        PersistentVolume volume => volume.Phase switch
        {
            "Bound" or "Available" => HealthState.Healthy,
            "Failed" => HealthState.Critical,
            "Released" or "Pending" => HealthState.Warning,
            _ => HealthState.Unknown,
        },
        Workload workload => workload.Ready >= workload.Desired ? HealthState.Healthy : HealthState.Warning,
        _ => null,
    };

    /// <summary>The word for an object that is watched, such as NotReady or Running; empty for a kind that has none.</summary>
    public static string Status(IKubernetesObject item) => item switch
    {
        { Metadata.DeletionTimestamp: not null } => "Terminating",
        Node node => (node.Condition("Ready")?.Status == "True" ? "Ready" : "NotReady") + (node.Unschedulable ? ", SchedulingDisabled" : ""),
        Pod pod => pod.Reason.Length > 0 ? pod.Reason : pod.Phase,
        PersistentVolumeClaim claim => claim.Phase,
        PersistentVolume volume => volume.Phase,
        Workload workload => $"{workload.Ready}/{workload.Desired}",
        _ => "",
    };

    /// <summary>The mark by what the object's page knows; null for a kind that says nothing of its health.</summary>
    public static HealthState? Of(ObjectFacts facts) => facts switch
    {
        { Deleted: not null } => HealthState.Progress,
        { Reference.Kind: "Pod" } => OfPod(facts.Phase, facts.Ready == true),
        { Reference.Kind: "PersistentVolumeClaim" } => OfClaim(facts.Phase),
        { Ready: true } => HealthState.Healthy,
        { Ready: false } => HealthState.Warning,
        _ => null,
    };

    /// <summary>The word by what the object's page knows; empty when it says none.</summary>
    public static string Status(ObjectFacts facts) => facts switch
    {
        { Deleted: not null } => "Terminating",
        { Phase.Length: > 0 } => facts.Phase,
        { Ready: { } ready } => ready ? "Ready" : "NotReady",
        _ => "",
    };

    private static HealthState OfPod(string phase, bool ready) => phase switch
    {
        "Failed" => HealthState.Critical,
        "Succeeded" => HealthState.Healthy,
        "Running" => ready ? HealthState.Healthy : HealthState.Warning,
        "Pending" => HealthState.Warning,
        _ => HealthState.Unknown,
    };

    private static HealthState OfClaim(string phase) => phase switch
    {
        "Bound" => HealthState.Healthy,
        "Lost" => HealthState.Critical,
        "Pending" => HealthState.Warning,
        _ => HealthState.Unknown,
    };
}
