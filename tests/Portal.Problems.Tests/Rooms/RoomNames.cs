namespace Portal.Problems.Tests.Rooms;

/// <summary>The 28 problems that the portal ships, in the order of their numbers.</summary>
internal static class RoomNames
{
    /// <summary>Names of the rooms; the first has number 1.</summary>
    public static readonly string[] All =
    [
        "ProductionReadiness", "EventExport", "SchedulerThroughput", "EvictedStaticPod", "VolumeSizeNotVisible", "DnsFiveSecondDelay", "ManySinglePodDeployments",
        "SignalsIgnoredByPidOne", "CadvisorPartialFailure", "KubeletEphemeralStorageError", "LocalVolumeLifecycle", "PodStuckTerminating", "KubeletExternalHealth",
        "VolumeMountLeftBehind", "PageCacheCountedAsMemory", "ContainerSeesHostResources", "JvmHeapExceedsContainer", "OperatorManagedWorkloads",
        "DaemonSetControllerCpu", "JobWorkersSpreadAcrossZones", "FinishedPodGarbageCollection", "ZombieProcesses", "LargeFleetPractices", "CoLocationInterference",
        "MultipleSchedulers", "InPlaceResize", "ControllerSelectorCost", "NodeProblems",
    ];

    /// <summary>Slugs of their articles.</summary>
    public static readonly HashSet<string> Slugs = [.. All.Select(static name => string.Concat(name.Select(static (c, i) =>
        char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}")))];
}
