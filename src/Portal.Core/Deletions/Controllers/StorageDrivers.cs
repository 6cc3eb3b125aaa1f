using Portal.Cluster.Watching;

namespace Portal.Core.Deletions.Controllers;

/// <summary>Whether a CSI driver is there to act.</summary>
public static class StorageDrivers
{
    /// <summary>
    /// Whether the driver is installed: a CSIDriver object, which is optional, or a node on which its kubelet has registered it. Null where that cannot be seen.
    /// </summary>
    public static bool? IsThere(ClusterView view, string driver) =>
        driver.Length == 0 ? null
        : view.CsiDrivers.Find("", driver) is not null || view.CsiNodes.Items.Any(node => node.Drivers.Contains(driver, StringComparer.Ordinal)) ? true
        : view.CsiDrivers.Status.State == WatchState.Synced && view.CsiNodes.Status.State == WatchState.Synced ? false
        : null;
}
