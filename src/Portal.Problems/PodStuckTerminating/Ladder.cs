using Portal.Cluster.Actions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>What people do outside the portal. Every value in a command is quoted for bash; no command holds a placeholder.</summary>
internal static class Ladder
{
    /// <summary>Bring a silent node back.</summary>
    public static ManualStep BringNodeBack(StuckPod pod) => new(
        new($"Bring node {pod.Pod.NodeName} back", $"恢复节点 {pod.Pod.NodeName}"),
        new(
            "On the machine or through its management controller. The kubelet then finishes the deletion alone and nothing is lost.",
            "在机器上或通过其带外管理操作。kubelet 恢复后会自行完成删除，不会丢失任何东西。"),
        ["systemctl status kubelet containerd --no-pager", "journalctl -u kubelet --since -1h --no-pager | tail -n 50", "systemctl restart kubelet"]);

    /// <summary>Declare a node out of service.</summary>
    public static ManualStep TakeOutOfService(StuckPod pod) => new(
        new($"Take {pod.Pod.NodeName} out of service once somebody has seen that it has no power", $"确认 {pod.Pod.NodeName} 已断电后，将其标记为停止服务"),
        new(
            "Force deletes all pods of this node that are in deletion and detaches their volumes at once. If the machine still runs, two copies may write to one volume. Let a second person confirm.",
            "会强制删除该节点上所有正在删除的 Pod，并立即卸下它们的卷。如果机器仍在运行，可能有两个副本同时写同一个卷。请让第二个人确认。"),
        [$"kubectl taint node {ShellQuote.Quote(pod.Pod.NodeName)} node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"]);

    /// <summary>Remove the Node of a machine that will not come back.</summary>
    public static ManualStep DeleteNode(StuckPod pod) => new(
        new($"Delete Node {pod.Pod.NodeName} once the machine is gone for good", $"机器确定不再回来后，删除 Node {pod.Pod.NodeName}"),
        new(
            "The pod garbage collector then clears its pods within about a minute. The volumes are detached after six minutes. The same danger as above if the machine still runs.",
            "Pod 垃圾回收会在约一分钟内清理它的 Pod；卷在六分钟后卸下。如果机器仍在运行，危险与上一步相同。"),
        [$"kubectl delete node {ShellQuote.Quote(pod.Pod.NodeName)}"]);

    /// <summary>Repair runtime or network plug-in of a node whose kubelet speaks.</summary>
    public static ManualStep RepairRuntime(StuckPod pod) => new(
        new($"Repair the container runtime on {pod.Pod.NodeName}", $"修复 {pod.Pod.NodeName} 上的容器运行时"),
        new(
            "The kubelet reports that it cannot work. Restarting the runtime does not end running containers where it is containerd or CRI-O.",
            "kubelet 上报自己无法工作。containerd 和 CRI-O 重启时不会结束正在运行的容器。"),
        ["crictl info | head -n 40", "journalctl -u containerd -u kubelet --since -30min --no-pager | tail -n 80", "systemctl restart containerd"]);

    /// <summary>Find the process that does not end.</summary>
    public static ManualStep FindProcess(StuckPod pod) => new(
        new($"Look at the process on {pod.Pod.NodeName}", $"在 {pod.Pod.NodeName} 上查看这个进程"),
        new(
            "State D means that it waits in the kernel, most often for a network file system: bring that back and the process ends. SIGKILL does not reach it.",
            "状态为 D 表示进程卡在内核中，多半在等网络文件系统：恢复它，进程就会结束。SIGKILL 对它无效。"),
        [
            $"crictl ps -a --label io.kubernetes.pod.uid={ShellQuote.Quote(pod.Pod.Metadata.Uid)}",
            "ps -eo pid,stat,wchan:32,etime,cmd | awk 'NR==1 || $2 ~ /D/'",
            "journalctl -u containerd -u kubelet --since -30min --no-pager | grep -F -e KillContainer -e KillPodSandbox",
        ]);

    /// <summary>Find the mount that cannot be removed.</summary>
    public static ManualStep FindMount(StuckPod pod) => new(
        new($"Find on {pod.Pod.NodeName} who holds a mount of the pod", $"在 {pod.Pod.NodeName} 上查找谁占着这个 Pod 的挂载点"),
        new(
            "Lists the processes that have a directory of the pod mounted or open. Ending or restarting the holder frees it; the kubelet's next try then succeeds.",
            "列出挂载或打开了该 Pod 目录的进程。结束或重启占用者即可释放，kubelet 下一次重试就会成功。"),
        [
            $"findmnt -rn -o TARGET,SOURCE | grep -F -- {ShellQuote.Quote(pod.Pod.Metadata.Uid)}",
            $"grep -l -F -- {ShellQuote.Quote(pod.Pod.Metadata.Uid)} /proc/[0-9]*/mountinfo 2>/dev/null | cut -d/ -f3 | xargs -r -n1 ps -o pid=,unit=,cmd= -p",
            $"journalctl -u kubelet --since -30min --no-pager | grep -F -- {ShellQuote.Quote(pod.Pod.Metadata.Uid)} | tail -n 20",
        ]);

    /// <summary>Find the service whose private mount namespace holds a dead container's file system (kernel 3.10, docker).</summary>
    public static ManualStep FindPrivateTmpHolder(StuckPod pod) => new(
        new($"Find on {pod.Pod.NodeName} the service that holds the container's mount", $"在 {pod.Pod.NodeName} 上查找占着容器挂载点的服务"),
        new(
            "Prints the processes, and their units, whose mount namespace holds a copy of a dead container's file system. Usual holders: ntpd, httpd, systemd-udevd, monitoring agents.",
            "列出挂载命名空间里留有已死容器文件系统副本的进程及其服务。常见的占用者：ntpd、httpd、systemd-udevd、监控代理。"),
        [
            $"for id in $(docker ps -aq --no-trunc --filter label=io.kubernetes.pod.uid={ShellQuote.Quote(pod.Pod.Metadata.Uid)}); do grep -l -F -- \"$id\" /proc/[0-9]*/mountinfo; done 2>/dev/null | cut -d/ -f3 | sort -u | xargs -r -n1 ps -o pid=,unit=,cmd= -p",
            "systemctl show -p PrivateTmp,MountFlags ntpd.service httpd.service systemd-udevd.service",
        ]);

    /// <summary>Restart that service.</summary>
    public static ManualStep RestartHolder() => new(
        new("Restart the service that was found", "重启找到的那个服务"),
        new(
            "Its old mount namespace goes away with its processes, the mount is free, and the next try of the kubelet removes the container. Here for ntpd; take the unit that the step above printed.",
            "旧的挂载命名空间随进程一起消失，挂载点被释放，kubelet 下一次重试就能删掉容器。这里以 ntpd 为例；请换成上一步输出的服务。"),
        ["systemctl restart ntpd.service"]);

    /// <summary>Keep it from coming back.</summary>
    public static ManualStep DetachMounts() => new(
        new("Let the kernel detach such mounts", "让内核自动断开这类挂载"),
        new(
            "From 3.10.0-693 on. Removing a mount point that another namespace still holds then succeeds, and the problem does not come back. Older kernels need an update.",
            "3.10.0-693 起可用。此后即使别的命名空间仍占着，挂载点也能删除，问题不会再出现。更老的内核需要升级。"),
        ["sysctl fs.may_detach_mounts", "sysctl -w fs.may_detach_mounts=1", "echo 'fs.may_detach_mounts = 1' > /etc/sysctl.d/99-may-detach-mounts.conf"]);

    /// <summary>Ask for the CSI driver of the node.</summary>
    public static ManualStep CheckCsiDriver(StuckPod pod) => new(
        new($"Check that the volume's CSI driver runs on {pod.Pod.NodeName}", $"检查 {pod.Pod.NodeName} 上卷的 CSI 驱动是否在运行"),
        new(
            "Without the driver's pod on the node the kubelet cannot unmount. The driver must stand in the CSINode, and its DaemonSet pod must run there.",
            "节点上没有驱动的 Pod，kubelet 就无法卸载卷。驱动应列在 CSINode 中，其 DaemonSet Pod 应在该节点上运行。"),
        [
            $"kubectl get csinode {ShellQuote.Quote(pod.Pod.NodeName)} -o 'jsonpath={{.spec.drivers[*].name}}{{\"\\n\"}}'",
            $"kubectl get pods -A --field-selector {ShellQuote.Quote($"spec.nodeName={pod.Pod.NodeName}")} | grep -i csi",
        ]);

    /// <summary>Look why the pod garbage collector does not work.</summary>
    public static ManualStep CheckPodGarbageCollector() => new(
        new("Look at the pod garbage collector in kube-controller-manager", "查看 kube-controller-manager 中的 Pod 垃圾回收"),
        new(
            "It clears such pods each 20 s. If it does not, kube-controller-manager is down, has no leader, or is refused by the API server.",
            "它每 20 秒清理一次这类 Pod。如果没有清理，说明 kube-controller-manager 已停止、没有 leader，或被 API server 拒绝。"),
        [
            "kubectl -n kube-system get lease kube-controller-manager",
            "kubectl -n kube-system logs -l component=kube-controller-manager --tail=400 | grep -i -F -e gc_controller -e podgc",
        ]);

    /// <summary>Look for the controller of a finalizer.</summary>
    public static ManualStep BringControllerBack(StuckPod pod, string controller) => new(
        controller.Length == 0
            ? new("Find out which controller owns the finalizer", "查明这个 finalizer 由哪个控制器负责")
            : new($"Bring {controller} back", $"恢复 {controller}"),
        new(
            "A controller that runs again cleans up what the finalizer stands for and removes it itself. Nothing is left behind.",
            "控制器恢复运行后，会完成 finalizer 所代表的清理工作并自行移除它，不会留下残余。"),
        [
            $"kubectl get pod {ShellQuote.Quote(pod.Pod.Metadata.Name)} -n {ShellQuote.Quote(pod.Pod.Metadata.Namespace)} --show-managed-fields -o yaml | grep -n -B2 -A12 -F f:finalizers",
            .. controller.Length == 0 ? Array.Empty<string>() : [$"kubectl get deployments,statefulsets,pods,leases -A | grep -F -- {ShellQuote.Quote(controller)}"],
        ]);

    /// <summary>Remove the manifest of a static pod.</summary>
    public static ManualStep RemoveManifest(StuckPod pod) => new(
        new($"Remove the pod's manifest on {pod.Pod.NodeName}", $"在 {pod.Pod.NodeName} 上移走该 Pod 的清单文件"),
        new(
            "The kubelet ends a static pod when its file is gone from the manifest directory, and only then. Move it, do not delete it: moving it back starts the pod again.",
            "静态 Pod 只有在清单目录里的文件消失后，kubelet 才会结束它。请移走而不是删除：移回去就能重新启动。"),
        ["grep -h -F staticPodPath /var/lib/kubelet/config.yaml", "ls -l /etc/kubernetes/manifests"]);
}
