using System.Text.RegularExpressions;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Core.Deletions.Finalizers;

namespace Portal.Core.Deletions.Controllers;

/// <summary>
/// A finalizer of a CSI side-car (external-provisioner, external-attacher). Each driver brings its own side-cars, so it is the driver of the object that is asked
/// for: a csi-provisioner of another driver is no sign of life.
/// </summary>
internal static partial class DriverHolder
{
    /// <summary>What the external-provisioner puts onto volumes.</summary>
    public const string Provisioner = "external-provisioner.volume.kubernetes.io/finalizer";

    private const string Attacher = "external-attacher/";

    /// <summary>Judges the finalizer by its driver; null: it is none of a driver, or the driver is not known.</summary>
    public static FinalizerHolder? Of(DeletingObject obj, string finalizer, KnownFinalizer? known)
    {
        var attacher = finalizer.StartsWith(Attacher, StringComparison.Ordinal);
        var driver = attacher || finalizer == Provisioner ? DriverOf(obj) : "";
        if (driver.Length == 0)
        {
            return null;
        }

        // The names of the side-cars' leader elections are made of the driver's: csi-lib-utils replaces all but letters, digits and '-'.
        var plain = NotInName().Replace(driver, "-");
        string[] leases = attacher ? [$"external-attacher-leader-{plain}", $"external-attacher-leader-{driver}"] : [plain, driver];
        var there = StorageDrivers.IsThere(obj.View, driver);
        var seen = OperatorHolder.Of(obj, finalizer, there is false ? null : known, leases);
        return seen.State switch
        {
            ControllerState.Gone when there is false => seen with
            {
                Controller = driver,
                Seen = new(
                    $"Its CSI driver {driver} is not installed any more: there is no CSIDriver of that name, no node has it registered, and its leader election is not renewed.",
                    $"它的 CSI 驱动 {driver} 已不在集群中：没有同名的 CSIDriver，没有节点注册它，它的选主 Lease 也不再续约。"),
                Evidence = seen.Evidence.Add(Proof.Field(
                    null, $"kubectl get csidrivers,csinodes -o yaml | grep -cF {ShellQuote.Quote(driver)}", "0", obj.Deadline,
                    new("No CSIDriver and no CSINode names the driver.", "没有 CSIDriver 或 CSINode 提到这个驱动。"))),
            },
            ControllerState.Gone => seen with
            {
                State = ControllerState.Unknown,
                Seen = new(
                    $"CSI driver {driver} is installed, but its {(attacher ? "attacher" : "provisioner")} is not seen: no lease {leases[0]} is renewed and no pod carries its name.",
                    $"CSI 驱动 {driver} 已安装，但看不到它的 {(attacher ? "attacher" : "provisioner")}：没有仍在续约的 Lease {leases[0]}，也没有同名的 Pod。"),
            },
            _ => seen,
        };
    }

    private static string DriverOf(DeletingObject obj) =>
        obj.Kind == KnownResources.Volumes ? obj.View.Volumes.Find("", obj.Metadata.Name) is { } volume && volume.Metadata.Uid == obj.Metadata.Uid ? volume.CsiDriver : ""
        : obj.Kind == KnownResources.VolumeAttachments ? obj.View.VolumeAttachments.Find("", obj.Metadata.Name) is { } own && own.Metadata.Uid == obj.Metadata.Uid ? own.Attacher : ""
        : "";

    [GeneratedRegex("[^a-zA-Z0-9-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInName();
}
